using System.Collections.Concurrent;
using OpenGov.EndToEnd.Stories;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Authorisation;

/// <summary>
/// Every RPC as every caller of expected.txt, over gRPC against a running system; and nothing of a draft comes to anybody who may not
/// read it, neither in an answer nor in a refusal nor in what the processes write.
/// </summary>
[Collection(nameof(StandaloneTests))]
public sealed class AccessTests : IAsyncLifetime
{
    private static readonly Lazy<Task<Callers>> InTheSharedSystem = new(async () => await Callers.InAsync(await SharedSystems.Standalone.Value));
    private Callers callers = null!;

    public async ValueTask InitializeAsync() => callers = await InTheSharedSystem.Value;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_call_lets_in_whom_it_should_and_nobody_else_and_no_draft_leaks()
    {
        var wrong = new ConcurrentBag<string>();
        var lines = ExpectedAccess.Read().Select((line, number) => (line, number)).Where(one => one.line.Letters.Length > 0);
        await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, _) =>
        {
            var (line, number) = one;
            var request = line.Request.Replace("$item", callers.ItemId, StringComparison.Ordinal);
            var answers = await Task.WhenAll(
                ExpectedAccess.Callers.Select(name => Answer.OfAsync(callers.Channel, line.Rpc, request, callers[name])));
            var found = string.Concat(answers.Select(answer => answer.Letter));
            // Where "+" stands beside H, "no such thing" counts; where H is not expected, it is one of the things that a call may say.
            var read = string.Concat(found.Zip(line.Letters, (is_, should) => is_ == 'H' && should == '+' && !line.Letters.Contains('H', StringComparison.Ordinal) ? '+' : is_));
            if (read != line.Letters)
            {
                wrong.Add($"{number:000} {line.Rpc}\n    expected {line.Letters}\n    found    {read}   {string.Join(", ", answers.Select(answer => answer.Reason).Distinct())}   {request}");
            }

            foreach (var name in new[] { "public", "strange", "other", "street", "far", "admin" })
            {
                if (answers[ExpectedAccess.Callers.ToList().IndexOf(name)].Bytes.Contains(Callers.Canary, StringComparison.Ordinal))
                {
                    wrong.Add($"{number:000} {line.Rpc} tells {name} of the draft: {request}");
                }
            }
        });

        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Order(StringComparer.Ordinal)));
        // The canary is there to be found: who may read the draft reads it.
        Assert.Contains(Callers.Canary, (await AnswerAsync("editor", "DraftService/GetDraft", """{"catalogueId":"610116-18"}""")).Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(Callers.Canary, (await SharedSystems.Standalone.Value).Output(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public", "CatalogueService/GetVersion", """{"catalogueId":"610116-18","number":2}""", """{"catalogueId":"610116-18","number":77}""")]
    [InlineData("other", "CatalogueService/GetVersion", """{"catalogueId":"610116-18","number":2}""", """{"catalogueId":"610116-18","number":77}""")]
    [InlineData("far", "ComparisonService/DiffVersions", """{"catalogueId":"610116-18","from":1,"to":2}""", """{"catalogueId":"610116-18","from":1,"to":77}""")]
    [InlineData("public", "ExchangeService/ExportVersion", """{"catalogueId":"610116-18","number":2,"format":"EXPORT_FORMAT_JSON"}""", """{"catalogueId":"610116-18","number":77,"format":"EXPORT_FORMAT_JSON"}""")]
    [InlineData("other", "DraftService/GetDraft", """{"catalogueId":"610116-18"}""", """{"catalogueId":"610116-16"}""")]
    [InlineData("other", "ExchangeService/ExportDraft", """{"catalogueId":"610116-18","format":"EXPORT_FORMAT_JSON"}""", """{"catalogueId":"610116-16","format":"EXPORT_FORMAT_JSON"}""")]
    [InlineData("strange", "DraftService/GetDraft", """{"catalogueId":"610116-18"}""", """{"catalogueId":"610116-16"}""")]
    public async Task What_is_hidden_cannot_be_told_from_what_is_not_there(string caller, string rpc, string hidden, string missing)
    {
        var (one, other) = (await AnswerAsync(caller, rpc, hidden), await AnswerAsync(caller, rpc, missing));
        Assert.NotEqual("", one.Reason);
        Assert.Equal((one.Reason, Neutral(one.Message)), (other.Reason, Neutral(other.Message)));

        static string Neutral(string message) => message
            .Replace("610116-16", "610116-18", StringComparison.Ordinal)
            .Replace("77", "2", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_RPC_has_a_line_and_every_line_an_RPC() => Assert.Equal(
        PublishedRpcs.All.Keys.Order(StringComparer.Ordinal),
        ExpectedAccess.Read().Select(line => line.Rpc).Distinct().Order(StringComparer.Ordinal));

    private Task<Answer> AnswerAsync(string caller, string rpc, string request) =>
        Answer.OfAsync(callers.Channel, "opengov.catalogue.v1." + rpc, request, callers[caller]);
}
