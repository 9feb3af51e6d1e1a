using Google.Protobuf;
using Grpc.Core;
using OpenGov.Benchmarks.Servers;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Drafts of about 30 KB, one for each caller, and the editors who change them.</summary>
public sealed class Drafts
{
    private const int Bytes = 30 * 1024;
    private readonly List<Draft> drafts = [];

    /// <summary>How many there are.</summary>
    public int Count => drafts.Count;

    /// <summary>Size of the largest draft on the wire.</summary>
    public int Size { get; private set; }

    /// <summary>Opens drafts of different catalogues and fills them up.</summary>
    public static async Task<Drafts> OpenAsync(OurServer ours, int count)
    {
        var opened = new Drafts();
        var domains = (await ours.Domains.ListDomainsAsync(new() { PageSize = 200 })).Domains;
        foreach (var domain in domains.Take(count))
        {
            var headers = await ours.SignInAsync(domain.LeadOrganisationId["610116-".Length..] + ".editor");
            var id = $"610116-{domain.Code}";
            var draft = await FillAsync(ours, id, headers);
            opened.Size = Math.Max(opened.Size, draft.CalculateSize());
            opened.drafts.Add(new(id, headers, draft.Items[0]));
        }

        return opened;
    }

    /// <summary>Opens a draft of a catalogue and adds items until it has about 30 KB.</summary>
    public static async Task<CatalogueVersion> FillAsync(OurServer ours, string id, Metadata editor)
    {
        await ours.Drafts.OpenDraftAsync(new() { CatalogueId = id, RequestId = $"{Guid.NewGuid()}" }, editor);
        var draft = await ours.Drafts.GetDraftAsync(new() { CatalogueId = id }, editor);
        for (var n = 1; draft.CalculateSize() < Bytes; n++)
        {
            var item = draft.Items[0].Clone();
            item.Name = $"补充事项{n}";
            await ours.Drafts.AddItemAsync(new() { CatalogueId = id, Item = item, RequestId = $"{Guid.NewGuid()}" }, editor);
            draft = await ours.Drafts.GetDraftAsync(new() { CatalogueId = id }, editor);
        }

        return draft;
    }

    /// <summary>One accepted change of one item, by the caller's own editor.</summary>
    public async Task ChangeAsync(RawGrpc grpc, int caller)
    {
        var draft = drafts[caller];
        var request = new UpdateItemRequest
        {
            CatalogueId = draft.CatalogueId,
            ItemId = draft.Item.Id,
            Item = new() { Remarks = $"第{draft.Item.Revision}次修改" },
            UpdateMask = new() { Paths = { "remarks" } },
            Revision = draft.Item.Revision,
            RequestId = $"{Guid.NewGuid()}",
        };
        var answer = await grpc.CallAsync(caller, RawGrpc.Method("opengov.catalogue.v1.DraftService/UpdateItem"), request.ToByteArray(), draft.Headers);
        draft.Item = ItemChange.Parser.ParseFrom(answer).Item;
    }

    private sealed class Draft(string catalogueId, Metadata headers, CatalogueItem item)
    {
        public string CatalogueId => catalogueId;

        public Metadata Headers => headers;

        public CatalogueItem Item { get; set; } = item;
    }
}
