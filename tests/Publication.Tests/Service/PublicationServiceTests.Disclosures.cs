using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Compliance;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Tests.Host;
using OpenGov.Testing;
using Xunit;
using CalendarYear = OpenGov.Publications.Deadlines.CalendarYear;
using DisclosureState = OpenGov.Contracts.Publication.V1.DisclosureState;
using Suspension = OpenGov.Contracts.Publication.V1.Suspension;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public async Task What_was_published_is_recorded_channel_by_channel_by_those_who_keep_the_catalogue()
    {
        await PublishItemsAsync();
        var asked = Record("fines");
        var recorded = await Desk.RecordAsync(asked, Editor, Stop);
        Assert.Equal(("2026-03-16", DisclosureState.Pending, "处罚", "610116-mzj", 1), (recorded.DueDay, recorded.State, recorded.ItemName, recorded.OrganisationId, (int)recorded.Revision));
        Assert.Equal([ChannelKind.Website, ChannelKind.NoticeBoard], recorded.RequiredChannels.Select(channel => channel.Kind));
        Assert.Equal(recorded, await Desk.RecordAsync(asked, Editor, Stop));
        Assert.Empty((await Reader.ListPublicAsync(new() { CatalogueId = Care, ItemId = "fines" }, Stop)).Disclosures);

        // The website's machine, which is the office's, then somebody with a photo: each adds to the same occurrence.
        var website = Someone("website", "610116-bgs", "client");
        var half = await Desk.RecordAsync(Record("fines", Web()), website, Stop);
        Assert.Equal((recorded.Id, DisclosureState.Pending, "website"), (half.Id, half.State, half.Proofs[0].RecordedBy));
        Assert.Equal(ChannelKind.NoticeBoard, Assert.Single(half.MissingChannels).Kind);
        Assert.Equal(half.Revision + 1, (await Desk.RecordAsync(Record("fines", Web()), website, Stop)).Revision);
        var whole = await Desk.RecordAsync(Record("fines", Board()), Editor, Stop);
        Assert.Equal((DisclosureState.OnTime, "2026-03-02", 2), (whole.State, whole.PublishedDay, whole.Proofs.Count));
        var photo = await Reader.PhotoAsync(new() { DisclosureId = whole.Id, Photo = whole.Proofs[1].Photo }, Office, Stop);
        Assert.Equal("image/png", photo.Type);
        Assert.Equal(Png, photo.Bytes);

        // The public sees where and when, and nothing that people noted.
        var shown = Assert.Single((await Reader.ListPublicAsync(new() { CatalogueId = Care, ItemId = "fines" }, Stop)).Disclosures);
        Assert.Equal(["https://www.example.gov.cn/1", ""], shown.Proofs.Select(proof => proof.Url));
        Assert.DoesNotContain("公示栏", shown.ToString(), StringComparison.Ordinal);

        // One that was a mistake is taken back and stays on record.
        var back = new WithdrawProofRequest { DisclosureId = whole.Id, ProofId = whole.Proofs[1].Id, Reason = "贴错了", Revision = whole.Revision, RequestId = NewId() };
        var taken = await Desk.WithdrawAsync(back, Editor, Stop);
        Assert.Equal((DisclosureState.Pending, "贴错了"), (taken.State, taken.Proofs[1].WithdrawalReason));
        Assert.Equal(Reason.StaleRevision, await ReasonAsync(() => Desk.WithdrawAsync(new(back) { RequestId = NewId() }, Editor, Stop)));

        foreach (var (caller, reason) in new[]
        {
            (Someone("wlj.editor", "610116-wlj", "editor"), Reason.NotResponsible), (Office, Reason.NotResponsible),
            (Someone("wlj.client", "610116-wlj", "client"), Reason.NotResponsible), (Someone("far", "610117-bgs", "client") with { Division = "610117" }, Reason.NotResponsible),
        })
        {
            Assert.Equal(reason, await ReasonAsync(() => Desk.RecordAsync(Record("fines", Web()), caller, Stop)));
            Assert.Equal(reason, await ReasonAsync(() => Desk.WithdrawAsync(new(back) { RequestId = NewId(), Revision = taken.Revision }, caller, Stop)));
        }

        Assert.Equal(taken, await Reader.GetAsync(taken.Id, Office, Stop));
        Assert.Equal(taken, await Reader.GetAsync(taken.Id, Someone("rsj.editor", "610116-rsj", "editor"), Stop));
        var stranger = Someone("wlj.editor", "610116-wlj", "editor");
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Reader.GetAsync(taken.Id, stranger, Stop)));
        Assert.Empty((await Reader.ListAsync(new(), stranger, Stop)).Disclosures);
        Assert.Empty((await Reader.ListDueAsync(new(), Office with { Division = "610117" }, Stop)).Disclosures);
    }

    [Fact]
    public async Task Wrong_records_are_refused_field_by_field_and_keep_nothing()
    {
        await PublishItemsAsync();
        foreach (var (wrong, field) in new (Action<RecordDisclosureRequest>, string)[]
        {
            (one => one.TriggerDay = "2026-02-30", "triggerDay"), (one => one.Clause = 9, "clause"), (one => one.CatalogueId = "x", "catalogueId"),
            (one => one.Reference = new('字', 101), "reference"), (one => one.LateReason = new('字', 501), "lateReason"), (one => one.RequestId = "1", "requestId"),
            (one => one.Proofs.AddRange(Enumerable.Repeat(Web(), 20)), "proofs"), (one => one.Proofs[0].Url = "", "proofs[0].url"),
            (one => one.Proofs[0].Url = "javascript:alert(1)", "proofs[0].url"), (one => one.Proofs[0].Url = "https://u:p@x.cn/", "proofs[0].url"),
            (one => one.Proofs[0].Time = SetClock.Noon("2026-03-03").ToTimestamp(), "proofs[0].time"), (one => one.Proofs[0].Time = new(), "proofs[0].time"),
            (one => one.Proofs[0].ContentHash = "abc", "proofs[0].contentHash"), (one => one.Proofs[0].Note = new('字', 501), "proofs[0].note"),
            (one => one.Proofs[0].Channel.Name = "名", "proofs[0].channel.name"), (one => one.Proofs[0].Channel.Kind = ChannelKind.Other, "proofs[0].channel.name"),
            (one => (one.Proofs[0].Channel.Kind, one.Proofs[0].Url) = (ChannelKind.NoticeBoard, ""), "proofs[0].note"),
            (one => one.Proofs[0].Photo = ByteString.CopyFromUtf8("<svg/>"), "proofs[0].photo"),
            (one => one.Proofs[0].Photo = ByteString.CopyFrom([.. Png, .. new byte[2 << 20]]), "proofs[0].photo"),
        })
        {
            var request = Record("fines", Web());
            wrong(request);
            var refused = await Assert.ThrowsAsync<RequestException>(() => Desk.RecordAsync(request, Editor, Stop));
            Assert.Contains(refused.Violations, violation => violation.Field == field);
        }

        Assert.Equal(Reason.NotFound, await ReasonAsync(() => Desk.RecordAsync(Record("none", Web()), Editor, Stop)));

        // Whatever is sent for an id is a wrong id and no fault of ours, on either engine.
        foreach (var id in new[] { new string('a', 300), "", "x\0y", "../x", "3F2B8C1E-5A64-4C0D-9D0A-7F1F4A3C2B1" })
        {
            foreach (var call in new Func<Task>[]
            {
                () => Reader.GetAsync(id, Editor, Stop),
                () => Reader.PhotoAsync(new() { DisclosureId = id, Photo = "x" }, Editor, Stop),
                () => Desk.UpdateAsync(new() { Disclosure = new() { Id = id }, RequestId = NewId() }, Editor, Stop),
                () => Desk.WithdrawAsync(new() { DisclosureId = id, ProofId = "x", Reason = "x", RequestId = NewId() }, Editor, Stop),
                () => Registers.GetAsync(id, Editor, Stop),
                () => Attributes.ConfirmAsync(new() { Id = id, Opinion = JointOpinion.Agreed, RequestId = NewId() }, Editor, Stop),
                () => Attributes.ReviewAsync(new() { Id = id, Attribute = Contracts.Publication.V1.Attribute.Proactive, Note = "x", RequestId = NewId() }, Editor, Stop),
                () => Hooks.GetAsync(id, Administrator, Stop),
                () => Hooks.ListDeliveriesAsync(new() { WebhookId = id }, Administrator, Stop),
                () => Hooks.RedeliverAsync(new() { WebhookId = id, Sequence = 1, RequestId = NewId() }, Administrator, Stop),
                () => Hooks.UpdateAsync(new() { Webhook = new() { Id = id, Name = "x", Url = "https://x.cn/" }, RequestId = NewId() }, Administrator, Stop),
            })
            {
                Assert.Equal(Reason.InvalidRequest, await ReasonAsync(call));
            }
        }

        foreach (var odd in new[] { new string('a', 300), "x\0y" })
        {
            Assert.Equal(Reason.InvalidRequest, await ReasonAsync(() => Reader.ListAsync(new() { OrganisationId = odd }, Office, Stop)));
            Assert.Equal(Reason.InvalidRequest, await ReasonAsync(() => Reader.ListDueAsync(new() { OrganisationId = odd }, Office, Stop)));
            Assert.Equal(Reason.InvalidRequest, await ReasonAsync(() => Reader.ListPublicAsync(new() { CatalogueId = Care, ItemId = odd }, Stop)));
            Assert.Equal(Reason.InvalidRequest, await ReasonAsync(() => Reader.ListAsync(new() { CatalogueId = Care, ItemId = odd }, Office, Stop)));
        }

        Assert.Empty((await Reader.ListAsync(new(), Office, Stop)).Disclosures);
    }

    [Fact]
    public async Task Twenty_who_record_the_same_at_once_make_one_occurrence_and_lose_no_proof()
    {
        await PublishItemsAsync();
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number =>
        {
            var proof = Web();
            proof.Url += number;
            return Desk.RecordAsync(Record("fines", proof), Editor, Stop);
        }));
        var one = Assert.Single((await Reader.ListAsync(new() { CatalogueId = Care, ItemId = "fines" }, Office, Stop)).Disclosures);
        Assert.Equal(20, one.Proofs.Select(proof => proof.Url).Distinct().Count());
    }

    [Fact]
    public async Task Periods_are_expected_by_themselves_and_told_once_by_whichever_replica()
    {
        await PublishItemsAsync();
        var expecting = Enumerable.Range(0, 2).Select(_ => Expecting()).ToArray();
        await Task.WhenAll(expecting.Select(one => one.DoAsync(Stop)));

        // Published on 5 January, monthly by the 10th: three periods up to the second of April, of which two are over.
        var due = (await Reader.ListDueAsync(new(), Office, Stop)).Disclosures;
        Assert.Equal(["2026-01-10", "2026-02-10", "2026-03-10"], due.Select(one => one.DueDay));
        Assert.Equal([DisclosureState.Missing, DisclosureState.Missing, DisclosureState.Pending], due.Select(one => one.State));
        Assert.All(due, one => Assert.Equal(DisclosureOrigin.Expected, one.Origin));
        Assert.Equal("2026-02-11", due[2].TriggerDay);
        Assert.Equal(2, (await Reader.ListDueAsync(new() { Until = "2026-03-02" }, Editor, Stop)).Disclosures.Count);
        var paged = await Reader.ListDueAsync(new() { PageSize = 2 }, Office, Stop);
        Assert.Equal(due[2], Assert.Single((await Reader.ListDueAsync(new() { PageSize = 2, PageToken = paged.NextPageToken }, Office, Stop)).Disclosures));

        clock.Now = SetClock.Noon("2026-03-05");
        await Task.WhenAll(expecting.Select(one => one.DoAsync(Stop)));
        clock.Now = SetClock.Noon("2026-03-11");
        await Task.WhenAll(expecting.Select(one => one.DoAsync(Stop)));
        var told = await Eventually.That(() => ToldAsync(Office), all => all.Count == 4);
        Assert.Equal(
            [("2026-01-10", true), ("2026-02-10", true), ("2026-03-10", false), ("2026-03-10", true)],
            told.Select(one => (one.DueDay, one.Kind == PublicationEventKind.DisclosureOverdue)).Order());
        Assert.Empty(await ToldAsync(Caller.Public));
        Assert.Empty(await ToldAsync(Someone("wlj.editor", "610116-wlj", "editor")));
        Assert.Equal(4, (await ToldAsync(Editor)).Count);

        // The public's stream over the wire has none of it, and what is published goes on to arrive.
        catalogue.Desk.Publish(Schools);
        await CurrentAsync(Schools, 1);
        Assert.Equal([Care, Schools], (await EventsAsync(1, 2)).Select(one => one.CatalogueId));

        // What a period asked for, recorded on any day of it, is that period; what was not needed is in no rate.
        var march = await Desk.RecordAsync(Record("months", Web("2026-03-11"), "2026-02-20"), Editor, Stop);
        Assert.Equal((due[2].Id, DisclosureState.Late), (march.Id, march.State));
        var january = await Desk.UpdateAsync(
            new() { Disclosure = new() { Id = due[0].Id, Revision = 2, NotNeededReason = "本月没有发生" }, UpdateMask = new() { Paths = { "not_needed_reason" } }, RequestId = NewId() }, Editor, Stop);
        Assert.Equal(DisclosureState.NotNeeded, january.State);
        var figures = await Counting.GetAsync(ComplianceQuestion.Of(new GetComplianceRequest { From = "2026-01-01", To = "2026-12-31" }), Office, Stop);
        Assert.Equal((3, 1, 1, 1, 1, 1, 0.0), (figures.Total.Expected, figures.Total.Late, figures.Total.LateWithoutReason, figures.Total.Missing, figures.Total.NotNeeded, figures.Total.Pending, figures.Total.OnTimeRate));
        Assert.Equal(("610116-mzj", "区民政局"), (Assert.Single(figures.Organisations).Key, figures.Organisations[0].Name));
        Assert.Equal(["2026-01", "2026-02", "2026-03", "2026-04"], figures.Months.Select(month => month.Key));
        Assert.Equal((2, 1, 1), (figures.Channels[0].Required, figures.Channels[0].Proven, figures.Channels[0].Missing));
    }

    [Fact]
    public async Task A_notice_or_a_changed_time_limit_moves_what_is_open_and_the_list_says_what_and_why()
    {
        await PublishItemsAsync();
        clock.Now = SetClock.Noon("2026-12-29");
        var recorded = await Desk.RecordAsync(Record("fines", day: "2026-12-28"), Editor, Stop);
        var done = await Desk.RecordAsync(Record("free", Web("2026-12-28"), "2026-12-28"), Editor, Stop);
        Assert.Equal(("2027-01-25", true), (recorded.DueDay, recorded.Provisional));
        await host!.Services.GetRequiredService<CalendarRegistry>().SetAsync(
            new CalendarYear { Year = 2027, Source = "通知", Holidays = [new("元旦", new(2027, 1, 1), new(2027, 1, 3))], MakeUpDays = [] },
            0,
            Platform.Commands.CommandRequest.Of(Office, NewId(), "SetCalendarYear", new SetCalendarYearRequest()),
            Stop);

        var preview = await Recomputing.RecomputeAsync(new() { Preview = true, RequestId = NewId() }, Office, Stop);
        var moved = Assert.Single(preview.Moved);
        Assert.Equal(("2027-01-25", "2027-01-26", "工作日历有变化"), (moved.OldDueDay, moved.Disclosure.DueDay, moved.Reason));
        Assert.Equal("2027-01-25", (await Reader.GetAsync(recorded.Id, Editor, Stop)).DueDay);
        Assert.Equal(1, (await Recomputing.RecomputeAsync(new() { RequestId = NewId() }, Office, Stop)).MovedCount);
        var after = await Reader.GetAsync(recorded.Id, Editor, Stop);
        Assert.Equal(("2027-01-26", false, "2027-01-25"), (after.DueDay, after.Provisional, Assert.Single(after.Moves).From));
        Assert.Equal(0, (await Recomputing.RecomputeAsync(new() { RequestId = NewId() }, Office, Stop)).MovedCount);
        Assert.Equal(done, await Reader.GetAsync(done.Id, Editor, Stop));

        // A new version with a shorter limit; a period that is not asked for any more.
        await Expecting().DoAsync(Stop);
        catalogue.Desk.Publish(Care, 2, make: number => number == 1 ? Item("fines", Seven) : Item("free", new() { Text = "及时公开", Kind = TimeLimitKind.Immediate }));
        await CurrentAsync(Care, 2);
        var second = await Recomputing.RecomputeAsync(new() { RequestId = NewId() }, Office, Stop);
        Assert.Equal("2027-01-07", second.Moved.Single(one => one.Disclosure.Id == recorded.Id).Disclosure.DueDay);
        var dropped = second.Moved.Where(one => one.Disclosure.ItemId == "months").ToList();
        Assert.NotEmpty(dropped);
        Assert.All(dropped, one => Assert.Equal(DisclosureState.NotNeeded, one.Disclosure.State));
        Assert.All(dropped, one => Assert.True(string.CompareOrdinal(one.Disclosure.DueDay, "2026-12-29") >= 0));
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Recomputing.RecomputeAsync(new() { Division = "610117", RequestId = NewId() }, Office, Stop)));

        // Time that stood still moves the due day, too, and only by who may.
        var stood = new Suspension { From = "2027-01-04", To = "2027-01-05", Reason = "征求第三方意见" };
        var wanted = new UpdateDisclosureRequest
        {
            Disclosure = new() { Id = recorded.Id, Revision = after.Revision + 1, Suspensions = { stood } },
            UpdateMask = new() { Paths = { "suspensions" } },
            RequestId = NewId(),
        };
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Desk.UpdateAsync(wanted, Office, Stop)));
        Assert.Equal("2027-01-11", (await Desk.UpdateAsync(wanted, Editor, Stop)).DueDay);
        wanted.RequestId = NewId();
        Assert.Equal(Reason.StaleRevision, await ReasonAsync(() => Desk.UpdateAsync(wanted, Editor, Stop)));
    }

    [Fact]
    public async Task The_evidence_holds_every_occurrence_with_its_proofs()
    {
        await PublishItemsAsync();
        await Desk.RecordAsync(Record("fines", Web()), Editor, Stop);
        await Desk.RecordAsync(Record("fines", Board()), Editor, Stop);
        var evidence = await Counting.EvidenceAsync(ComplianceQuestion.Of(new ExportComplianceRequest { From = "2026-03-01", To = "2026-03-31" }), Office, Stop);
        Assert.Equal((1, 0, 3, 1, 2), (evidence.Annual.DistrictCatalogues, evidence.Annual.StreetCatalogues, evidence.Annual.Items, evidence.Annual.Published, evidence.Annual.Proofs));
        Assert.Equal([1, 1], evidence.Annual.ProofsByChannel.Select(one => one.Count));
        Assert.Equal(2, Assert.Single(evidence.Disclosures).Proofs.Count);

        // Others see nothing of it in figures either.
        foreach (var stranger in new[] { Someone("wlj.editor", "610116-wlj", "editor"), Office with { Division = "610117" } })
        {
            var question = new GetComplianceRequest { From = "2026-03-01", To = "2026-03-31" };
            Assert.Equal(0, (await Counting.GetAsync(ComplianceQuestion.Of(question), stranger, Stop)).Total.Expected);
        }

        Assert.Equal(evidence, ComplianceEvidence.Parser.ParseJson(System.Text.Encoding.UTF8.GetString(evidence.ToByteArrayOfJson())));
        var book = EvidenceBook.Write(evidence);
        Assert.Equal(book, EvidenceBook.Write(evidence));
        using var read = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(read, Stop));
        Assert.Equal(
            ["总表", "分单位", "分街道", "分领域", "分月", "分渠道", "明细", "年报数据"],
            read.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value));
        foreach (var (from, to) in new[] { ("2026-03-02", "2026-03-01"), ("2026-01-01", "2027-01-02"), ("", "2026-01-01") })
        {
            var refused = await Assert.ThrowsAsync<RequestException>(() => Task.FromResult(ComplianceQuestion.Of(new GetComplianceRequest { From = from, To = to })));
            Assert.Equal(Reason.InvalidRequest, refused.Reason);
        }
    }
}
