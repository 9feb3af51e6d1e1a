using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Events;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

public sealed class Reading
{
    [Fact]
    public async Task Staff_see_working_versions_of_what_they_keep_and_nobody_else_does()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        using var stranger = service.At(Sample.Stranger);
        using var joining = service.At(Sample.Joining);
        await service.WithVersion1Async(Work.Item("养老机构备案"));
        await service.Editor.OpenAsync();
        foreach (var keeper in (Desk[])[service.Editor, service.Office, joining])
        {
            var seen = await keeper.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue });
            Assert.Equal((2, VersionState.Draft, 0, 1), (seen.Working.Number, seen.Working.State, seen.Working.Items.Count, seen.Working.ItemCount));
            Assert.Contains(seen.Current.Steps, step => step.Actor == "mzj.editor");
            Assert.Equal(2, Assert.Single((await keeper.Catalogues.ListCataloguesAsync(new())).Catalogues).Working.Number);
            Assert.Equal(2, (await keeper.Catalogues.ListVersionsAsync(new() { CatalogueId = Sample.Catalogue })).Versions.Count);
            Assert.Equal(1, (await keeper.DraftAsync()).ItemCount);
        }

        foreach (var other in (Desk[])[service.Public, stranger])
        {
            Assert.Null((await other.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).Working);
            Assert.Null(Assert.Single((await other.Catalogues.ListCataloguesAsync(new())).Catalogues).Working);
            Assert.Single((await other.Catalogues.ListVersionsAsync(new() { CatalogueId = Sample.Catalogue })).Versions);
            Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(other.Catalogues.GetVersionAsync(new() { CatalogueId = Sample.Catalogue, Number = 2 }))).Reason);
        }

        using var administrator = service.At(Sample.Administrator);
        Assert.Equal("ROLE_REQUIRED", (await Refusal.OfAsync(administrator.Drafts.GetDraftAsync(new() { CatalogueId = Sample.Catalogue }))).Reason);
        Assert.Equal(
            "ROLE_REQUIRED", (await Refusal.OfAsync(service.Office.Drafts.OpenDraftAsync(new() { CatalogueId = Sample.Catalogue, RequestId = Work.NewId() }))).Reason);
    }

    [Fact]
    public async Task What_is_not_public_is_answered_exactly_as_what_does_not_exist()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.Editor.CreateAsync();
        var everyone = service.Public.Catalogues;
        await service.Editor.OpenAsync();
        Assert.Equal(
            Masked(await Refusal.OfAsync(everyone.GetCatalogueAsync(new() { Id = "610116-07" })), "610116-07"),
            Masked(await Refusal.OfAsync(everyone.GetCatalogueAsync(new() { Id = "610116-06" })), "610116-06"));
        Assert.Equal(
            Masked(await Refusal.OfAsync(everyone.ListVersionsAsync(new() { CatalogueId = "610116-07" })), "610116-07"),
            Masked(await Refusal.OfAsync(everyone.ListVersionsAsync(new() { CatalogueId = "610116-06" })), "610116-06"));
        Assert.Equal(
            Masked(await Refusal.OfAsync(everyone.GetVersionAsync(new() { CatalogueId = "610116-07", Number = 1 })), "610116-07"),
            Masked(await Refusal.OfAsync(everyone.GetVersionAsync(new() { CatalogueId = "610116-06", Number = 1 })), "610116-06"));
        Assert.Equal(0, (await service.At(Sample.Stranger).Catalogues.GetCatalogueAsync(new() { Id = "610116-06" })).CurrentVersion);

        static string Masked(Refusal refusal, string id) => $"{refusal.Code} {refusal.Reason} {refusal.Message.Replace(id, "", StringComparison.Ordinal)}";
    }

    [Fact]
    public async Task What_this_process_publishes_or_withdraws_is_seen_at_once()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        var published = await service.WithVersion1Async(Work.Item("养老机构备案"));
        for (var number = 2; number <= 4; number++)
        {
            await service.Editor.OpenAsync();
            var approved = await service.ApproveAsync(await service.Editor.SubmitAsync(await service.Editor.DraftAsync()));
            Assert.Equal((number - 1, number - 1), await CurrentAsync());
            published = await service.Reviewer.PublishAsync(approved);
            Assert.Equal((number, number), await CurrentAsync());
        }

        await service.Leader.WithdrawAsync(published, "内容有误");
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue }))).Reason);
        Assert.Empty((await service.Public.Catalogues.ListCataloguesAsync(new())).Catalogues);

        async Task<(int Got, int Listed)> CurrentAsync()
        {
            var got = await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue });
            return (got.Current.Number, (await service.Public.Catalogues.ListCataloguesAsync(new())).Catalogues.Single().CurrentVersion);
        }
    }

    [Fact]
    public async Task A_change_of_responsibility_holds_at_once_and_a_name_is_soon_shown()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        using var stranger = service.At(Sample.Stranger);
        await service.WithVersion1Async(Work.Item("养老机构备案"));
        await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue });
        await service.LearnAsync(Domain("610116-sfj", revision: 3, sequence: 30));
        await service.LearnAsync(Domain("610116-mzj", revision: 2, sequence: 9));
        Assert.Equal(2, (await stranger.OpenAsync()).Number);
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(service.Editor.Drafts.GetDraftAsync(new() { CatalogueId = Sample.Catalogue }))).Reason);
        await Eventually.That(
            async () => await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue }),
            seen => (seen.ResponsibleOrganisationId, seen.DomainName) == ("610116-sfj", "养老"));

        static DomainChanged Domain(string lead, long revision, long sequence) => new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = Sample.Now,
            Sequence = sequence,
            Revision = revision,
            Code = "06",
            Name = "养老",
            LeadOrganisationId = lead,
        };
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Lists_are_filtered_and_paged(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.WithVersion1Async(Work.Item("乡级事项", Level.Township));
        await service.StreetEditor.Derivations.DeriveCatalogueAsync(
            new() { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() });
        var everyone = service.Public.Catalogues;
        Assert.Equal(["610116-06"], await IdsAsync(new()));
        await service.ReleaseAsync("610116001-06");
        Assert.Equal(["610116-06", "610116001-06"], await IdsAsync(new()));
        Assert.Equal(["610116001-06"], await IdsAsync(new() { Division = "610116001" }));
        Assert.Equal([], await IdsAsync(new() { Domain = "07" }));
        var first = await everyone.ListCataloguesAsync(new() { PageSize = 1 });
        Assert.Equal("610116-06", Assert.Single(first.Catalogues).Id);
        var second = await everyone.ListCataloguesAsync(new() { PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal(("610116001-06", ""), (Assert.Single(second.Catalogues).Id, second.NextPageToken));
        var foreign = new ListCataloguesRequest { PageSize = 1, PageToken = first.NextPageToken, Domain = "06" };
        Assert.Equal("PAGE_TOKEN_INVALID", (await Refusal.OfAsync(everyone.ListCataloguesAsync(foreign))).Reason);

        await service.Editor.OpenAsync();
        await service.ReleaseAsync();
        var newest = await everyone.ListVersionsAsync(new() { CatalogueId = Sample.Catalogue, PageSize = 1 });
        Assert.Equal((2, VersionState.Published), (Assert.Single(newest.Versions).Number, newest.Versions[0].State));
        var older = await everyone.ListVersionsAsync(new() { CatalogueId = Sample.Catalogue, PageSize = 1, PageToken = newest.NextPageToken });
        Assert.Equal((1, VersionState.Superseded, ""), (Assert.Single(older.Versions).Number, older.Versions[0].State, older.NextPageToken));

        async Task<IEnumerable<string>> IdsAsync(ListCataloguesRequest request) =>
            (await everyone.ListCataloguesAsync(request)).Catalogues.Select(catalogue => catalogue.Id);
    }

    [Fact]
    public async Task The_same_is_read_over_rest()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("养老机构备案"));
        var json = await service.Public.Http.GetStringAsync(new Uri("/v1/catalogues/610116-06", UriKind.Relative), TestContext.Current.CancellationToken);
        var read = Catalogue.Parser.ParseJson(json);
        Assert.Equal(await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue }), read);
        Assert.Equal("养老机构备案", read.Current.Items[0].Name);
    }
}
