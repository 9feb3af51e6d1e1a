using System.Globalization;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Paging;
using OpenGov.Publications.Reading;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Search;

/// <summary>Checks searches before anything is looked for.</summary>
internal static class SearchQuestions
{
    private const int LongestQuery = 200;
    private const int MostTerms = 10;
    private const int MostValues = 100;
    private const int MostDivisions = 200;
    private const int LongestTyped = 50;

    /// <summary>The question of a request.</summary>
    public static SearchQuestion Question(this SearchItemsRequest request)
    {
        List<Violation> violations = [];
        void Require(bool holds, string field, string description)
        {
            if (!holds)
            {
                violations.Add(new(field, description));
            }
        }

        Require(request.Query.Length <= LongestQuery, "query", $"最多 {LongestQuery} 个字");
        Require(
            request.Division.Length == 0 || CatalogueId.IsDivision(request.Division),
            "division",
            PublicationQuestions.DivisionForm);
        Require(
            request.Divisions.Count <= MostDivisions && request.Divisions.All(CatalogueId.IsDivision),
            "divisions",
            $"应为 6 位或 9 位行政区划代码，最多 {MostDivisions} 个");
        Require(request.Domains.Count <= MostValues && request.Domains.All(CatalogueId.IsDomain), "domains", $"应为两位领域代码，例如 06，最多 {MostValues} 个");
        Require(
            request.Organisations.Count <= MostValues && request.Organisations.All(one => one.Length is > 0 and <= 100),
            "organisations",
            $"应为分面中给出的主体，每个 1–100 个字，最多 {MostValues} 个");
        Require(AreKnown(request.Levels), "levels", "应为 LEVEL_COUNTY、LEVEL_TOWNSHIP 或 LEVEL_VILLAGE");
        Require(AreKnown(request.Methods), "methods", "应为 DISCLOSURE_METHOD_PROACTIVE 或 DISCLOSURE_METHOD_ON_REQUEST");
        Require(AreKnown(request.Channels), "channels", "应为 13 种渠道之一，例如 CHANNEL_KIND_WEBSITE");
        Require(AreKnown(request.Audiences), "audiences", "应为 SEARCH_AUDIENCE_WHOLE_SOCIETY 或 SEARCH_AUDIENCE_SPECIFIC_GROUPS");

        var question = new SearchQuestion(request.Query.Length <= LongestQuery ? request.Query : "", request.Division, Chosen(request));
        Require(question.Terms.Count <= MostTerms, "query", $"最多 {MostTerms} 个词");
        Require(question.Terms.All(term => term.Length >= SearchQuestion.ShortestTerm), "query", "每个词至少两个字，词与词之间用空格分开");
        return violations.Count > 0 ? throw Refused.Invalid(violations) : question;
    }

    /// <summary>The page of a request; its places are numbers of hits.</summary>
    public static PageRequest Page(this SearchItemsRequest request)
    {
        var question = request.Clone();
        (question.PageSize, question.PageToken) = (0, "");
        var page = PageRequest.Of(request.PageSize, request.PageToken, "SearchItems", question.ToString());
        return page.AfterNumber is < 0 or > int.MaxValue ? throw Refused.PageToken() : page;
    }

    /// <summary>The text of a request for names, and how many.</summary>
    public static (string Text, int Limit) Typed(this SuggestItemsRequest request)
    {
        if (request.Limit < 0)
        {
            throw Refused.Invalid("limit", "不能为负数；0 表示 10，最大 50");
        }

        return request.Text.Trim().Length is 0 or > LongestTyped
            ? throw Refused.Invalid("text", $"应为 1–{LongestTyped} 个字")
            : (request.Text, request.Limit == 0 ? 10 : Math.Min(request.Limit, 50));
    }

    private static Dictionary<Facet, IReadOnlySet<string>> Chosen(SearchItemsRequest request) => new()
    {
        [Facet.Division] = request.Divisions.ToHashSet(StringComparer.Ordinal),
        [Facet.Domain] = request.Domains.ToHashSet(StringComparer.Ordinal),
        [Facet.Organisation] = request.Organisations.ToHashSet(StringComparer.Ordinal),
        [Facet.Level] = Numbers(request.Levels),
        [Facet.Method] = Numbers(request.Methods),
        [Facet.Channel] = Numbers(request.Channels),
        [Facet.Audience] = Numbers(request.Audiences),
    };

    private static HashSet<string> Numbers<T>(IEnumerable<T> values) where T : struct, Enum =>
        [.. values.Select(value => Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))];

    private static bool AreKnown<T>(IReadOnlyCollection<T> values) where T : struct, Enum =>
        values.Count <= MostValues && values.All(value => Enum.IsDefined(value) && Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0);
}
