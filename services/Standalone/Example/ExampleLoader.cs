using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;

namespace OpenGov.Standalone.Example;

/// <summary>
/// Loads the example district the way its people would: accounts, responsibilities, the ledger of tasks, legal bases, 26 tables imported,
/// reviewed and published by their departments, and local catalogues derived by three streets. Loading again changes nothing.
/// </summary>
/// <param name="clients">Clients of a running system.</param>
/// <param name="passwords">Passwords of the administrator and of the example accounts.</param>
/// <param name="progress">Told after each step: done and total.</param>
public sealed class ExampleLoader(ExampleClients clients, ExamplePasswords passwords, Action<int, int> progress)
{
    private const int AtOnce = 8;
    private const string Office = "bgs.office";
    private readonly DistrictFile district = DistrictFile.Read();
    private int done;
    private int total;

    /// <summary>Loads everything and returns when the last publication is visible.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var township = district.Domains.Where(domain => domain.Township).ToList();
        var local = township.SelectMany(_ => district.DerivedStreets, (domain, street) => (domain, street)).ToList();
        var catalogues = district.Domains.Count + local.Count;
        var bases = new ExampleBases(clients, passwords, Step);
        total = district.Organisations.Count + district.Members.Count + district.Domains.Count + bases.All.Count + 1 + catalogues;

        await new ExamplePeople(clients, passwords, district, Step).LoadAsync(cancellation);
        await new ExampleTasks(clients, passwords, district.Division.Code, TimeProvider.System, Step).LoadAsync(cancellation);
        await bases.LoadAsync(cancellation);
        await ForEachAsync(district.Domains, domain => PublishDistrictAsync(domain, cancellation), cancellation);
        await ForEachAsync(local, pair => PublishLocalAsync(pair.domain, pair.street, cancellation), cancellation);
        await VisibleAsync(catalogues, cancellation);
    }

    private void Step() => progress(Interlocked.Increment(ref done), total);

    private static Task ForEachAsync<T>(IEnumerable<T> all, Func<T, Task> each, CancellationToken cancellation) => Parallel.ForEachAsync(
        all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (one, _) => await each(one));

    private async Task PublishDistrictAsync(ExampleDomain domain, CancellationToken cancellation)
    {
        var id = $"{district.Division.Code}-{domain.Code}";
        var desk = DeskOf(domain.Lead);
        var editor = await clients.AsAsync(desk + ".editor", passwords.Accounts);

        // The Catalogue service learns of responsibilities from events; the first call may come a moment too early.
        var catalogue = await Retried.UntilKnownAsync(
            () => clients.Catalogues.CreateCatalogueAsync(
                new() { Division = district.Division.Code, Domain = domain.Code, RequestId = ExampleClients.RequestId("create " + id) },
                editor,
                cancellationToken: cancellation).ResponseAsync,
            cancellation);
        var present = await clients.Catalogues.GetCatalogueAsync(new() { Id = catalogue.Id }, editor, cancellationToken: cancellation);
        if (present.CurrentVersion == 0)
        {
            var draft = present.Working ?? await clients.Drafts.OpenDraftAsync(
                new() { CatalogueId = id, RequestId = ExampleClients.RequestId("open " + id) }, editor, cancellationToken: cancellation);
            if (draft.State == VersionState.Draft && draft.ItemCount == 0)
            {
                var table = await File.ReadAllBytesAsync(district.TableOf(domain), cancellation);
                await clients.Drafts.ImportDraftAsync(
                    new()
                    {
                        CatalogueId = id,
                        FileName = Path.GetFileName(district.TableOf(domain)),
                        Content = Google.Protobuf.ByteString.CopyFrom(table),
                        Revision = draft.Revision,
                        RequestId = ExampleClients.RequestId("import " + id),
                    },
                    editor,
                    cancellationToken: cancellation);
            }

            await ApproveAndPublishAsync(id, desk, domain.Joining, cancellation);
        }

        Step();
    }

    private async Task PublishLocalAsync(ExampleDomain domain, string street, CancellationToken cancellation)
    {
        var id = $"{street}-{domain.Code}";
        var desk = district.Members.First(member => member.Organisation == street).Username.Split('.')[0];
        var editor = await clients.AsAsync(desk + ".editor", passwords.Accounts);
        await Retried.UntilKnownAsync(
            () => clients.Derivations.DeriveCatalogueAsync(
                new()
                {
                    UpstreamId = $"{district.Division.Code}-{domain.Code}",
                    Division = street,
                    RequestId = ExampleClients.RequestId("derive " + id),
                },
                editor,
                cancellationToken: cancellation).ResponseAsync,
            cancellation);
        var present = await clients.Catalogues.GetCatalogueAsync(new() { Id = id }, editor, cancellationToken: cancellation);
        if (present.CurrentVersion == 0)
        {
            await ApproveAndPublishAsync(id, desk, [], cancellation);
        }

        Step();
    }

    private async Task ApproveAndPublishAsync(string id, string desk, IEnumerable<string> joining, CancellationToken cancellation)
    {
        var editor = await clients.AsAsync(desk + ".editor", passwords.Accounts);
        var draft = await clients.Drafts.GetDraftAsync(new() { CatalogueId = id }, editor, cancellationToken: cancellation);
        if (draft.State == VersionState.Draft)
        {
            draft = await clients.Reviews.SubmitDraftAsync(
                new() { CatalogueId = id, Revision = draft.Revision, RequestId = ExampleClients.RequestId("submit " + id) },
                editor,
                cancellationToken: cancellation);
        }

        foreach (var department in draft.Review.MissingConsentOrganisationIds.Intersect(joining))
        {
            draft = await ConsentAsync(draft, DeskOf(department), cancellation);
        }

        // 初审, 复审, 终审: each by another person.
        foreach (var account in ((string[])[desk + ".reviewer", desk + ".leader", Office])[Math.Max(0, draft.Review.Stage - 1)..])
        {
            if (draft.State == VersionState.Submitted)
            {
                draft = await ApproveAsync(draft, account, cancellation);
            }
        }

        await clients.Reviews.PublishDraftAsync(
            new() { CatalogueId = id, Revision = draft.Revision, RequestId = ExampleClients.RequestId("publish " + id) },
            await clients.AsAsync(desk + ".leader", passwords.Accounts),
            cancellationToken: cancellation);
    }

    private async Task<CatalogueVersion> ConsentAsync(CatalogueVersion draft, string desk, CancellationToken cancellation) =>
        await clients.Reviews.ConsentDraftAsync(
            new()
            {
                CatalogueId = draft.CatalogueId,
                Consent = Consent.Agree,
                Digest = draft.Digest,
                Revision = draft.Revision,
                RequestId = ExampleClients.RequestId($"consent {desk} {draft.CatalogueId}"),
            },
            await clients.AsAsync(desk + ".reviewer", passwords.Accounts),
            cancellationToken: cancellation);

    private async Task<CatalogueVersion> ApproveAsync(CatalogueVersion draft, string account, CancellationToken cancellation) =>
        await clients.Reviews.DecideDraftAsync(
            new()
            {
                CatalogueId = draft.CatalogueId,
                Stage = draft.Review.Stage,
                Decision = Decision.Approve,
                Digest = draft.Digest,
                Revision = draft.Revision,
                RequestId = ExampleClients.RequestId($"decide {draft.Review.Stage} {draft.CatalogueId}"),
            },
            await clients.AsAsync(account, passwords.Accounts),
            cancellationToken: cancellation);

    private static string DeskOf(string organisation) => organisation[(organisation.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private async Task VisibleAsync(int expected, CancellationToken cancellation)
    {
        using var watch = clients.Publications.WatchPublications(new WatchPublicationsRequest(), cancellationToken: cancellation);
        var seen = new HashSet<string>();
        while (seen.Count < expected && await watch.ResponseStream.MoveNext(cancellation))
        {
            seen.Add(watch.ResponseStream.Current.CatalogueId);
        }
    }
}

/// <summary>Passwords used while loading.</summary>
/// <param name="Administrator">Of "admin".</param>
/// <param name="Accounts">Of every example account.</param>
public sealed record ExamplePasswords(string Administrator, string Accounts);
