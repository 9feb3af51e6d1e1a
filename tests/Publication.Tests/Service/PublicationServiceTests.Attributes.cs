using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Attributes;
using OpenGov.Publications.Compliance;
using OpenGov.Publications.Disclosures;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Tests.Host;
using Xunit;
using DocumentAttribute = OpenGov.Contracts.Publication.V1.DocumentAttribute;
using Domain = OpenGov.Publications.Attributes;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    private static readonly Caller Partner = Someone("bgs.editor", "610116-bgs", "editor");

    [Fact]
    public async Task A_document_is_withheld_with_a_reason_agreed_by_those_who_issue_it_and_looked_at_again_every_year()
    {
        await PublishItemsAsync();
        var asked = Decide(Wire.Attribute.Withheld, RestrictionReason.Privacy, "含有救助对象的个人信息");
        asked.Attribute.JointOrganisations.Add(new JointOrganisation { OrganisationId = "610116-bgs" });
        var decided = await Attributes.DecideAsync(asked, Editor, Stop);
        Assert.Equal((AttributeState.Awaiting, "2027-03-02", "处罚", "mzj.editor"), (decided.State, decided.ReviewDay, decided.ItemName, decided.DecidedBy));
        Assert.Equal(decided, await Attributes.DecideAsync(asked, Editor, Stop));

        // The other organisation finds it waiting, objects, and agrees to what the first makes of it.
        var waiting = await Registers.ListAsync(new() { AwaitingMyOpinion = true }, Partner, Stop);
        Assert.Equal(decided, Assert.Single(waiting.Attributes));
        Assert.Empty((await Registers.ListAsync(new() { AwaitingMyOpinion = true }, Editor, Stop)).Attributes);
        var objected = await Attributes.ConfirmAsync(Confirm(decided, JointOpinion.Objected, "去掉姓名后可以公开"), Partner, Stop);
        Assert.Equal((AttributeState.Objected, "去掉姓名后可以公开"), (objected.State, objected.JointOrganisations[0].Comment));
        var changed = await Attributes.ReviewAsync(Review(objected, Wire.Attribute.Partial, "去掉姓名"), Editor, Stop);
        Assert.Equal((AttributeState.Awaiting, Wire.Attribute.Partial, JointOpinion.Unspecified), (changed.State, changed.Attribute, changed.JointOrganisations[0].Opinion));
        var agreed = await Attributes.ConfirmAsync(Confirm(changed, JointOpinion.Agreed), Partner, Stop);
        Assert.Equal(AttributeState.Decided, agreed.State);
        Assert.Equal(Reason.WrongState, await ReasonAsync(() => Attributes.ConfirmAsync(Confirm(agreed, JointOpinion.Objected, "又反对"), Partner, Stop)));

        // A year on it is pressing; looked at and kept, it is for another year, and nobody has to agree again.
        var pressing = new ListAttributesRequest { ReviewUntil = "2027-03-02" };
        Assert.Equal(agreed, Assert.Single((await Registers.ListAsync(pressing, Office, Stop)).Attributes));
        clock.Now = SetClock.Noon("2027-02-20");
        var kept = await Attributes.ReviewAsync(Review(agreed, Wire.Attribute.Partial, "姓名仍不宜公开", agreed.Reason, agreed.ReasonText), Editor, Stop);
        Assert.Equal((AttributeState.Decided, "2028-02-20", 2), (kept.State, kept.ReviewDay, kept.Reviews.Count));
        Assert.Equal((Wire.Attribute.Withheld, Wire.Attribute.Partial), (kept.Reviews[0].Before, kept.Reviews[0].After));
        Assert.Empty((await Registers.ListAsync(pressing, Office, Stop)).Attributes);
        var open = await Attributes.ReviewAsync(Review(kept, Wire.Attribute.Proactive, "本人已同意公开"), Editor, Stop);
        Assert.Equal(("", RestrictionReason.Unspecified), (open.ReviewDay, open.Reason));

        var stranger = Someone("wlj.editor", "610116-wlj", "editor");
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Attributes.DecideAsync(Decide(Wire.Attribute.Proactive), stranger, Stop)));
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Attributes.ConfirmAsync(Confirm(open, JointOpinion.Agreed), stranger, Stop)));
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Attributes.ReviewAsync(Review(open, Wire.Attribute.Proactive, "再看"), Partner, Stop)));
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Registers.GetAsync(open.Id, stranger, Stop)));
        Assert.Equal(open, await Registers.GetAsync(open.Id, Partner, Stop));
        Assert.Equal(open, await Registers.GetAsync(open.Id, Office, Stop));
        Assert.Equal(Reason.StaleRevision, await ReasonAsync(() => Attributes.ReviewAsync(Review(kept, Wire.Attribute.Proactive, "再看"), Editor, Stop)));
    }

    [Fact]
    public async Task A_restriction_without_its_reason_is_refused_and_so_is_what_the_articles_do_not_allow()
    {
        await PublishItemsAsync();
        foreach (var (wrong, field) in new (Action<DocumentAttribute>, string)[]
        {
            (one => one.Reason = RestrictionReason.Unspecified, "attribute.reason"), (one => one.ReasonText = " ", "attribute.reasonText"),
            (one => one.ReasonText = new('字', 1001), "attribute.reasonText"), (one => one.Attribute = Wire.Attribute.Proactive, "attribute.reason"),
            (one => (one.Attribute, one.Reason) = (Wire.Attribute.OnRequest, RestrictionReason.StateSecret), "attribute.reason"),
            (one => (one.Attribute, one.Reason) = (Wire.Attribute.OnRequest, RestrictionReason.Security), "attribute.reason"),
            (one => (one.Attribute, one.Reason) = (Wire.Attribute.OnRequest, RestrictionReason.Unspecified), "attribute.reason"),
            (one => (one.Attribute, one.ReasonText) = (Wire.Attribute.Partial, ""), "attribute.reasonText"),
            (one => one.Title = "", "attribute.title"), (one => one.Title = new('字', 201), "attribute.title"), (one => one.DocumentNumber = new('字', 101), "attribute.documentNumber"),
            (one => one.DocumentDay = "2026-03-03", "attribute.documentDay"), (one => one.DocumentDay = "昨天", "attribute.documentDay"),
            (one => one.JointOrganisations.Add(new JointOrganisation { OrganisationId = "610116-mzj" }), "attribute.jointOrganisations"),
            (one => one.JointOrganisations.Add(new JointOrganisation { OrganisationId = "610116-xxx" }), "attribute.jointOrganisations"),
        })
        {
            var request = Decide(Wire.Attribute.Withheld, RestrictionReason.Process, "讨论记录");
            wrong(request.Attribute);
            var refused = await Assert.ThrowsAsync<RequestException>(() => Attributes.DecideAsync(request, Editor, Stop));
            Assert.Contains(refused.Violations, violation => violation.Field == field);
        }

        Assert.Empty((await Registers.ListAsync(new(), Office, Stop)).Attributes);
        var partial = await Attributes.DecideAsync(Decide(Wire.Attribute.Partial), Editor, Stop);
        Assert.Equal(RestrictionReason.Unspecified, partial.Reason);
        Assert.Equal(Reason.InvalidRequest, await ReasonAsync(() => Attributes.ConfirmAsync(Confirm(partial, JointOpinion.Objected), Partner, Stop)));
    }

    [Fact]
    public async Task The_registers_hold_what_they_are_for_and_the_annual_figures_count_it()
    {
        await PublishItemsAsync();
        var all = new List<DocumentAttribute>();
        foreach (var (attribute, reason) in new[]
        {
            (Wire.Attribute.Proactive, RestrictionReason.Unspecified), (Wire.Attribute.Partial, RestrictionReason.TradeSecret),
            (Wire.Attribute.OnRequest, RestrictionReason.InternalMatter), (Wire.Attribute.Withheld, RestrictionReason.StateSecret),
        })
        {
            clock.Now = clock.Now.AddMinutes(1);
            all.Add(await Attributes.DecideAsync(Decide(attribute, reason, reason == RestrictionReason.Unspecified ? "" : "理由"), Editor, Stop));
        }

        async Task<IEnumerable<DocumentAttribute>> RegisterAsync(AttributeRegister register) =>
            (await Registers.ListAsync(new() { Register = register, CatalogueId = Care, Division = "610116" }, Editor, Stop)).Attributes;
        Assert.Equal([all[1], all[0]], await RegisterAsync(AttributeRegister.Disclosed));
        Assert.Equal([all[3], all[2], all[1]], await RegisterAsync(AttributeRegister.Withheld));
        Assert.Equal(4, (await RegisterAsync(AttributeRegister.Unspecified)).Count());
        Assert.Equal([all[3], all[2], all[1]], await Registers.AllAsync("", AttributeRegister.Withheld, Office, Stop));
        var first = await Registers.ListAsync(new() { PageSize = 3 }, Office, Stop);
        Assert.Equal(all[0], Assert.Single((await Registers.ListAsync(new() { PageSize = 3, PageToken = first.NextPageToken }, Office, Stop)).Attributes));
        Assert.Empty((await Registers.ListAsync(new(), Someone("wlj.editor", "610116-wlj", "editor"), Stop)).Attributes);

        var annual = (await Counting.EvidenceAsync(ComplianceQuestion.Of(new ExportComplianceRequest { From = "2026-03-02", To = "2026-03-02" }), Office, Stop)).Annual;
        Assert.Equal((1, 1, 1, 1), (annual.ProactiveDocuments, annual.PartialDocuments, annual.OnRequestDocuments, annual.WithheldDocuments));
        var before = (await Counting.EvidenceAsync(ComplianceQuestion.Of(new ExportComplianceRequest { From = "2026-02-01", To = "2026-03-01" }), Office, Stop)).Annual;
        Assert.Equal(0, before.ProactiveDocuments + before.WithheldDocuments);
        using var read = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(AttributeBook.Write([all[1], all[0]], all)), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(read, Stop));
    }

    private AttributeDesk Attributes => new(Documents<Domain.DocumentAttribute>(), Service<PublicItems>(), Service<DisclosureAccess>(), Service<KeeperLookup>(), clock);

    private AttributeReader Registers => new(Documents<Domain.DocumentAttribute>(), Service<DisclosureAccess>());

    private static DecideAttributeRequest Decide(Wire.Attribute attribute, RestrictionReason reason = RestrictionReason.Unspecified, string text = "") => new()
    {
        Attribute = new()
        {
            CatalogueId = Care,
            ItemId = "fines",
            Title = "关于行政处罚的决定",
            DocumentNumber = "长民发〔2026〕1号",
            DocumentDay = "2026-02-10",
            Attribute = attribute,
            Reason = reason,
            ReasonText = text,
        },
        RequestId = NewId(),
    };

    private static ConfirmAttributeRequest Confirm(DocumentAttribute one, JointOpinion opinion, string comment = "") =>
        new() { Id = one.Id, Opinion = opinion, Comment = comment, Revision = one.Revision, RequestId = NewId() };

    private static ReviewAttributeRequest Review(
        DocumentAttribute one, Wire.Attribute attribute, string note, RestrictionReason reason = RestrictionReason.Unspecified, string text = "") =>
        new() { Id = one.Id, Attribute = attribute, Note = note, Reason = reason, ReasonText = text, Revision = one.Revision, RequestId = NewId() };
}
