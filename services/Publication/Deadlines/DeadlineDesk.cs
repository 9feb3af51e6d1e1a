using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Errors;
using OpenGov.Publications.Reading;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Deadlines;

/// <summary>Explains deadlines: of items that are public, and of texts, which the Catalogue service reads.</summary>
public sealed class DeadlineDesk(PublicationReader reader, ElementService.ElementServiceClient elements, CalendarRegistry calendars)
{
    private const int LongestText = 500;

    /// <summary>The deadline and the way to it.</summary>
    /// <exception cref="RequestException">Neither or both of item and text; no such item or clause; a day or an extension that cannot be.</exception>
    public async Task<Wire.Deadline> ExplainAsync(ExplainDeadlineRequest request, CancellationToken cancellation)
    {
        var trigger = DeadlineMapping.Day(request.TriggerDay, "triggerDay");
        var suspensions = request.Suspensions.ToDomain();
        var limit = await LimitAsync(request, cancellation);
        var rule = TimeLimitRules.Of(limit, request.Clause);
        var deadline = DeadlineRules.Of(rule, trigger, await calendars.CurrentAsync(cancellation), suspensions, request.Extension);
        if (limit.Kind == TimeLimitKind.Compound && request.Clause == 0)
        {
            var clauses = string.Join("；", limit.Clauses.Select((clause, index) => $"{index + 1} {clause.Text}"));
            deadline = deadline with { Undetermined = $"公开时限分条规定，请指明适用哪一条（clause）：{clauses}" };
        }

        return deadline.ToProto(limit.Text, request.Clause > 0 ? limit.Clauses[request.Clause - 1].Text : "");
    }

    private async Task<TimeLimit> LimitAsync(ExplainDeadlineRequest request, CancellationToken cancellation)
    {
        if (request.TimeLimit.Length > 0 == (request.CatalogueId.Length > 0 || request.ItemId.Length > 0))
        {
            throw Refused.Invalid("timeLimit", "应给出公开时限的文字，或者目录（catalogueId）和事项（itemId），二者取一");
        }

        if (request.TimeLimit.Length > LongestText)
        {
            throw Refused.Invalid("timeLimit", $"最多 {LongestText} 个字");
        }

        if (request.TimeLimit.Length > 0)
        {
            return await elements.ExplainTimeLimitAsync(new() { Text = request.TimeLimit }, cancellationToken: cancellation);
        }

        var catalogue = PublicationQuestions.Catalogue(request.CatalogueId);
        var publication = await reader.GetAsync(catalogue, cancellation);
        if (publication.Current is { } current)
        {
            var (_, items) = await reader.GetSnapshotAsync(catalogue, current.Number, cancellation);
            if (Snapshot.Parser.ParseFrom(items).Items.FirstOrDefault(item => item.Id == request.ItemId) is { } found)
            {
                return found.TimeLimit ?? new TimeLimit();
            }
        }

        throw Refused.NotFound("公开事项", request.ItemId);
    }
}
