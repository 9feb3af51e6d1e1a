using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Deadlines;
using Xunit;
using DomainYear = OpenGov.Publications.Deadlines.CalendarYear;
using Suspension = OpenGov.Contracts.Publication.V1.Suspension;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public async Task The_deadline_of_a_public_item_is_explained_clause_by_clause()
    {
        var limit = new TimeLimit
        {
            Text = "信息形成之日起20个工作日内；其中行政处罚7个工作日内",
            Kind = TimeLimitKind.Within,
            Count = 20,
            Unit = TimeUnit.WorkingDay,
            Clauses =
            {
                new TimeLimitClause { Text = "信息形成之日起20个工作日内", Kind = TimeLimitKind.Within, Count = 20, Unit = TimeUnit.WorkingDay },
                new TimeLimitClause { Text = "其中行政处罚7个工作日内", Kind = TimeLimitKind.Within, Count = 7, Unit = TimeUnit.WorkingDay },
            },
        };
        catalogue.Desk.Publish(Care, 1, make: _ => new() { Id = "a", Name = "处罚", TimeLimit = limit });
        catalogue.Desk.Publish(Schools, 1, make: _ => new() { Id = "b", Name = "分条", TimeLimit = new(limit) { Kind = TimeLimitKind.Compound, Count = 0 } });
        await CurrentAsync(Care, 1);
        await CurrentAsync(Schools, 1);
        using var channel = GrpcChannel.ForAddress(host!.Services.GetRequiredService<Listening>().Grpc);
        var disclosures = new DisclosureService.DisclosureServiceClient(channel);
        ExplainDeadlineRequest Ask() => new() { CatalogueId = Care, ItemId = "a", TriggerDay = "2026-02-10" };

        var general = await disclosures.ExplainDeadlineAsync(Ask(), cancellationToken: Stop);
        Assert.Equal(("2026-03-16", false, limit.Text, ""), (general.DueDay, general.Provisional, general.TimeLimit, general.Clause));
        Assert.Contains(general.Steps, step => step is { Kind: DeadlineStepKind.Off, From: "2026-02-15", To: "2026-02-23", Text: "春节放假" });
        var fine = await disclosures.ExplainDeadlineAsync(new(Ask()) { Clause = 2 }, cancellationToken: Stop);
        Assert.Equal(("2026-02-26", "其中行政处罚7个工作日内"), (fine.DueDay, fine.Clause));
        var stood = new Suspension { From = "2026-02-11", To = "2026-02-12", Reason = "征求第三方意见" };
        Assert.Equal("2026-02-28", (await disclosures.ExplainDeadlineAsync(new(Ask()) { Clause = 2, Suspensions = { stood } }, cancellationToken: Stop)).DueDay);
        var open = await disclosures.ExplainDeadlineAsync(new(Ask()) { CatalogueId = Schools, ItemId = "b" }, cancellationToken: Stop);
        Assert.Equal("", open.DueDay);
        Assert.Contains("2 其中行政处罚7个工作日内", open.UndeterminedReason, StringComparison.Ordinal);

        foreach (var (wrong, field) in new (Action<ExplainDeadlineRequest>, string)[]
        {
            (one => one.TriggerDay = "2026-02-30", "triggerDay"), (one => one.TriggerDay = "1999-12-31", "triggerDay"), (one => one.TriggerDay = "", "triggerDay"),
            (one => one.Clause = 3, "clause"), (one => one.Clause = -1, "clause"), (one => one.Extension = 1, "extension"), (one => one.TimeLimit = "及时", "timeLimit"),
            (one => (one.CatalogueId, one.ItemId) = ("", ""), "timeLimit"), (one => one.CatalogueId = "x", "catalogueId"),
            (one => one.Suspensions.Add(new Suspension(stood) { To = "2026-02-10" }), "suspensions[0].to"),
            (one => one.Suspensions.Add(new Suspension(stood) { Reason = "" }), "suspensions[0].reason"),
            (one => one.Suspensions.AddRange(Enumerable.Repeat(stood, 21)), "suspensions"),
        })
        {
            var request = Ask();
            wrong(request);
            var refused = await RefusedAsync(() => disclosures.ExplainDeadlineAsync(request, cancellationToken: Stop));
            Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
            Assert.Contains(field, refused.Status.Detail, StringComparison.Ordinal);
        }

        var gone = new ExplainDeadlineRequest(Ask()) { ItemId = "c" };
        Assert.Equal(StatusCode.NotFound, (await RefusedAsync(() => disclosures.ExplainDeadlineAsync(gone, cancellationToken: Stop))).StatusCode);
    }

    [Fact]
    public async Task A_year_is_entered_once_its_notice_is_there_and_moves_what_was_provisional()
    {
        var registry = host!.Services.GetRequiredService<CalendarRegistry>();
        async Task<OpenGov.Publications.Deadlines.Deadline> DueAsync() => DeadlineRules.Of(
            new() { Kind = RuleKind.Within, Count = 10, Unit = RuleUnit.WorkingDay }, new(2026, 12, 28), await registry.CurrentAsync(Stop), []);
        Assert.Equal(Enumerable.Range(2019, 8), (await registry.ListAsync(Stop)).Select(one => one.Year.Year));
        Assert.Equal((new DateOnly(2027, 1, 11), true), ((await DueAsync()).Due, (await DueAsync()).Provisional));

        var year = new DomainYear { Year = 2027, Source = "通知", Holidays = [new("元旦", new(2027, 1, 1), new(2027, 1, 3))], MakeUpDays = [new(2027, 1, 9)] };
        var first = Request();
        var entered = await registry.SetAsync(year, 0, first, Stop);
        Assert.Equal((2027, 1L), (entered.Year, entered.Revision));
        Assert.Equal(entered, await registry.SetAsync(year, 0, first, Stop));
        Assert.Equal((new DateOnly(2027, 1, 11), false), ((await DueAsync()).Due, (await DueAsync()).Provisional));

        // Somebody else has entered it: nothing is overwritten unseen. What came with the program can be corrected, too.
        Assert.Equal(Reason.StaleRevision, (await Assert.ThrowsAsync<RequestException>(() => registry.SetAsync(year, 0, Request(), Stop))).Reason);
        Assert.Equal(Reason.StaleRevision, (await Assert.ThrowsAsync<RequestException>(() => registry.SetAsync(year, 2, Request(), Stop))).Reason);
        Assert.Equal(2, (await registry.SetAsync(year with { MakeUpDays = [] }, 1, Request(), Stop)).Revision);
        Assert.Equal(new DateOnly(2027, 1, 12), (await DueAsync()).Due);
        Assert.Equal(
            Reason.InvalidRequest,
            (await Assert.ThrowsAsync<RequestException>(() => registry.SetAsync(year with { Source = "" }, 2, Request(), Stop))).Reason);

        await StopAsync();
        await StartAsync();
        Assert.Equal(2, (await host!.Services.GetRequiredService<CalendarRegistry>().ListAsync(Stop)).Single(one => one.Year.Year == 2027).Revision);

        CommandRequest Request() => CommandRequest.Of(Caller.Public with { Username = "admin" }, Guid.NewGuid().ToString("D"), "SetCalendarYear", new SetCalendarYearRequest());
    }
}
