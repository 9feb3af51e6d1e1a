using System.Net;
using System.Text.RegularExpressions;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Events;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>A string that stands in drafts only must never come out of anything that the public, or a stranger, can ask.</summary>
public sealed class DraftCanary
{
    private const string Canary = "金丝雀7f3a";

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Nothing_of_a_draft_leaves_before_it_is_published(Engine engine)
    {
        using var spans = new RecordedSpans();
        await using var service = await CatalogueServer.StartAsync(engine);
        using var stranger = service.At(Sample.Stranger);
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        await service.Editor.AddAsync(Work.Item(Canary + "一"));
        await NowhereAsync(service, stranger);

        // A first version without it, and with notes that speak of it.
        var draft = await service.Editor.DraftAsync();
        await service.Editor.Drafts.RemoveItemAsync(
            new() { CatalogueId = Sample.Catalogue, ItemId = draft.Items[0].Id, Revision = 1, RequestId = Work.NewId() });
        await service.Editor.AddAsync(Work.Item("养老机构备案"));
        var submitted = await service.Editor.SubmitAsync(await service.Editor.DraftAsync(), Canary);
        await service.Reviewer.ReturnAsync(
            submitted, Canary, new DraftComment { ItemId = submitted.Items[0].Id, Field = "content", Text = Canary });
        await service.ReleaseAsync();
        await NowhereAsync(service, stranger);

        var second = await service.Editor.OpenAsync();
        await service.Editor.Drafts.UpdateItemAsync(Work.Change(second.Items[0], Canary));
        await service.Editor.SubmitAsync(await service.Editor.DraftAsync());
        await NowhereAsync(service, stranger);
        var staff = await service.Editor.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue });
        Assert.Contains(Canary, $"{staff} {await service.Editor.DraftAsync()}", StringComparison.Ordinal);

        var traced = spans.ToString();
        Assert.Contains("UpdateItem", traced, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, traced, StringComparison.Ordinal);
    }

    private static async Task NowhereAsync(CatalogueServer service, Desk stranger)
    {
        var refused = await Refusal.OfAsync(stranger.Drafts.GetDraftAsync(new() { CatalogueId = Sample.Catalogue }));
        Assert.Equal((StatusCode.PermissionDenied, "NOT_RESPONSIBLE"), (refused.Code, refused.Reason));
        var unknown = await Refusal.OfAsync(service.Public.Drafts.GetDraftAsync(new() { CatalogueId = Sample.Catalogue }));
        Assert.Equal((StatusCode.Unauthenticated, "UNAUTHENTICATED"), (unknown.Code, unknown.Reason));
        // What goes to the bus is what is in the log.
        var logged = await service.Services.GetRequiredKeyedService<IEventLog>("catalogue").ReadAsync(1, 1000, TestContext.Current.CancellationToken);
        Assert.All(logged, entry => Assert.DoesNotContain(Canary, Regex.Unescape(entry.Json), StringComparison.Ordinal));
        foreach (var desk in (Desk[])[service.Public, stranger])
        {
            var told = new List<string>();
            foreach (var path in Paths())
            {
                using var answer = await desk.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
                told.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            }

            told.Add(string.Concat(await desk.EventsAsync()));
            foreach (var call in Calls(desk))
            {
                told.Add(await TellAsync(call));
            }

            Assert.All(told, text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
            Assert.DoesNotContain(told, text => text.Contains("mzj.editor", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Paths()
    {
        yield return "/v1/catalogues";
        yield return $"/v1/catalogues/{Sample.Catalogue}";
        yield return $"/v1/catalogues/{Sample.Catalogue}/versions";
        yield return $"/v1/catalogues/{Sample.Catalogue}/versions/1";
        yield return $"/v1/catalogues/{Sample.Catalogue}/versions/2";
        yield return $"/v1/catalogues/{Sample.Catalogue}/draft";
        foreach (var format in (string[])["XLSX", "CSV", "JSON", "HTML"])
        {
            yield return $"/v1/catalogues/{Sample.Catalogue}/versions/1:export?format=EXPORT_FORMAT_{format}";
            yield return $"/v1/catalogues/{Sample.Catalogue}/versions/2:export?format=EXPORT_FORMAT_{format}";
            yield return $"/v1/catalogues/{Sample.Catalogue}/draft:export?format=EXPORT_FORMAT_{format}";
        }

        yield return $"/v1/catalogues/{Sample.Catalogue}:diff?from=1";
        yield return $"/v1/catalogues/{Sample.Catalogue}:diff?from=1&to=2";
        yield return $"/v1/catalogues/{Sample.Catalogue}:printComparison?from=1";
        yield return $"/v1/catalogues/{Sample.Catalogue}:printComparison?from=1&to=2";
        yield return "/v1/catalogues:watch?stopAtEnd=true";
        yield return "/v1/upstream-changes";
        yield return $"/v1/catalogues/{Sample.Catalogue}/draft:impact";
        yield return $"/v1/catalogues?pageToken={Canary[3..]}";
    }

    private static IEnumerable<Func<Task<object>>> Calls(Desk desk)
    {
        yield return async () => await desk.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue });
        yield return async () => await desk.Catalogues.GetVersionAsync(new() { CatalogueId = Sample.Catalogue, Number = 1 });
        yield return async () => await desk.Catalogues.GetVersionAsync(new() { CatalogueId = Sample.Catalogue, Number = 2 });
        yield return async () => await desk.Comparisons.DiffVersionsAsync(new() { CatalogueId = Sample.Catalogue, From = 1 });
        yield return async () => await desk.Comparisons.PrintComparisonAsync(new() { CatalogueId = Sample.Catalogue, From = 1 });
        yield return async () => await desk.AddAsync(Work.Item("外人"));
        yield return async () => await desk.OpenAsync();
        yield return async () => await desk.Reviews.SubmitDraftAsync(
            new() { CatalogueId = Sample.Catalogue, Revision = 1, RequestId = Work.NewId() });
        yield return async () => await desk.Reviews.ResolveCommentsAsync(
            new() { CatalogueId = Sample.Catalogue, CommentIds = { Work.NewId() }, RequestId = Work.NewId() });
        yield return async () => await desk.AgreeAsync(new() { CatalogueId = Sample.Catalogue });
        yield return async () => await desk.Reviews.PublishDraftAsync(
            new() { CatalogueId = Sample.Catalogue, Revision = 1, RequestId = Work.NewId() });
        yield return async () => await desk.Drafts.DiscardDraftAsync(
            new() { CatalogueId = Sample.Catalogue, Revision = 1, RequestId = Work.NewId() });
    }

    private static async Task<string> TellAsync(Func<Task<object>> call)
    {
        try
        {
            return (await call()).ToString()!;
        }
        catch (RpcException refused)
        {
            return $"{refused.Status} {refused.GetRpcStatus()}";
        }
    }
}
