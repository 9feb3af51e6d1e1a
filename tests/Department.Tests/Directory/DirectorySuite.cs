using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Directory;

/// <summary>The change feed, each test on a service of its own, so that all its events are the test's.</summary>
public abstract class DirectorySuite(Engine engine) : IAsyncLifetime
{
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private TestDistrict district = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage);
        district = new TestDistrict(department);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (department is not null)
        {
            await department.DisposeAsync();
            await storage.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_watcher_receives_each_change_once_in_order_as_it_happens()
    {
        using var watch = department.Directory.WatchDirectory(new(), cancellationToken: Ct);
        var draft = district.Bureau("mzj", "区民政局");
        draft.Aliases.Add("民政局");
        var added = await district.AddAsync(draft);
        var renamed = await RenameAsync(added.Id, "区民政一局", 1);
        var domain = await AddDomainAsync("06");
        var assigned = await department.Domains.AssignResponsibilityAsync(
            new() { Code = "06", LeadOrganisationId = added.Id, Revision = 1, RequestId = TestDistrict.NewRequest() },
            await district.AsAsync(Role.Office),
            cancellationToken: Ct);

        // The office itself was added on the way.
        var events = await TakeAsync(watch, 5);
        Assert.Equal([1, 2, 3, 4, 5], events.Select(happened => happened.Sequence));
        Assert.Equal(5, events.Select(happened => happened.EventId).Distinct().Count());
        Assert.Equal((added, renamed), (events[0].Organisation, events[1].Organisation));
        Assert.Equal(district.OfficeId, events[2].Organisation.Id);
        Assert.Equal((domain, assigned), (events[3].Domain, events[4].Domain));
        Assert.Equal(assigned.UpdateTime, events[4].Time);
    }

    [Fact]
    public async Task A_watcher_goes_on_where_it_stopped_also_after_a_restart()
    {
        await AddAsync(1, 4);
        var before = await ReadAsync(0);
        Assert.Equal(4, before.Count);
        Assert.Equal(before[2..], await ReadAsync(3));

        await department.DisposeAsync();
        department = await TestDepartment.StartAsync(storage);
        district = new TestDistrict(department);
        using var watch = department.Directory.WatchDirectory(new() { FromSequence = 4 }, cancellationToken: Ct);
        await AddAsync(5, 6);
        var after = await TakeAsync(watch, 3);
        Assert.Equal([4, 5, 6], after.Select(happened => happened.Sequence));
        Assert.Equal(before[3], after[0]);
    }

    [Fact]
    public async Task Repeated_and_refused_requests_and_members_make_no_event()
    {
        var request = new CreateOrganisationRequest { Organisation = district.Bureau("mzj", "区民政局"), RequestId = TestDistrict.NewRequest() };
        var administrator = await department.AsAdministratorAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            await department.Organisations.CreateOrganisationAsync(request, administrator, cancellationToken: Ct)));
        await Assert.ThrowsAsync<RpcException>(() => district.AddAsync(district.Bureau("mz", "区民政局")));
        await district.AddMemberAsync(district.BureauId, district.Division + ".a", Role.Editor);
        await RenameAsync(district.BureauId, "最后", 1);

        using var watch = department.Directory.WatchDirectory(new(), cancellationToken: Ct);
        var events = await TakeAsync(watch, 2);
        Assert.Equal([1, 2], events.Select(happened => happened.Organisation.Revision));
    }

    [Fact]
    public async Task Over_REST_the_feed_is_a_line_of_JSON_for_each_event()
    {
        await AddAsync(1, 2);
        Assert.Equal(2, (await ReadAsync(0)).Count);
        var lines = (await department.Rest.GetStringAsync("/v1/directory:watch?stopAtEnd=true", Ct))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .ToList();
        Assert.Equal(["1", "2"], lines.Select(line => line.GetProperty("sequence").GetString()));
        Assert.Equal(district.Division + "-d1", lines[0].GetProperty("organisation").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_negative_place_is_refused()
    {
        using var watch = department.Directory.WatchDirectory(new() { FromSequence = -1 }, cancellationToken: Ct);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(Ct));
        Refusal.Of(refusal).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "fromSequence");
    }

    private async Task AddAsync(int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            await district.AddAsync(district.Bureau($"d{number}", $"第{number}局"));
        }
    }

    private async Task<Organisation> RenameAsync(string id, string name, long revision) =>
        await department.Organisations.UpdateOrganisationAsync(
            new()
            {
                Organisation = new() { Id = id, Name = name },
                UpdateMask = Google.Protobuf.WellKnownTypes.FieldMask.FromString("name"),
                Revision = revision,
                RequestId = TestDistrict.NewRequest(),
            },
            await department.AsAdministratorAsync(),
            cancellationToken: Ct);

    private async Task<Domain> AddDomainAsync(string code) => await department.Domains.CreateDomainAsync(
        new() { Domain = new() { Code = code, Name = "养老服务", Aliases = { "养老" }, Township = true }, RequestId = TestDistrict.NewRequest() },
        await district.AsAsync(Role.Office),
        cancellationToken: Ct);

    private static async Task<List<DirectoryEvent>> TakeAsync(AsyncServerStreamingCall<DirectoryEvent> watch, int count)
    {
        List<DirectoryEvent> events = [];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Testing.Eventually.Patience);
        while (events.Count < count && await watch.ResponseStream.MoveNext(patience.Token))
        {
            events.Add(watch.ResponseStream.Current);
        }

        return events;
    }

    // What the relay has logged by now ends the stream; the last write may be a moment behind.
    private async Task<List<DirectoryEvent>> ReadAsync(long from)
    {
        var last = (await department.Organisations.ListOrganisationsAsync(new(), cancellationToken: Ct)).Organisations.Count;
        return await Testing.Eventually.That(
            async () =>
            {
                List<DirectoryEvent> events = [];
                using var watch = department.Directory.WatchDirectory(new() { FromSequence = from, StopAtEnd = true }, cancellationToken: Ct);
                while (await watch.ResponseStream.MoveNext(Ct))
                {
                    events.Add(watch.ResponseStream.Current);
                }

                return events;
            },
            events => events.Count == last - Math.Max(0, (int)from - 1));
    }
}

public sealed class DirectoryOnEmbedded() : DirectorySuite(Engine.Embedded);

public sealed class DirectoryOnMongoDB() : DirectorySuite(Engine.MongoDB);
