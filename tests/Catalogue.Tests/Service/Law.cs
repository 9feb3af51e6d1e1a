using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>What people do with legal bases.</summary>
internal static class Law
{
    public static CreateBasisRequest Request(
        string id, string title, string number, BasisKind kind = BasisKind.AdministrativeRegulation) => new()
        {
            Basis = new() { Id = id, Title = title, DocumentNumber = number, Kind = kind },
            RequestId = Work.NewId(),
        };

    public static RepealBasisRequest Repeal(LegalBasis basis, string on, string replacedBy = "") => new()
    {
        Id = basis.Id,
        RepealedOn = on,
        ReplacedBy = replacedBy,
        Reason = "新办法公布施行",
        Revision = basis.Revision,
        RequestId = Work.NewId(),
    };

    public static CatalogueItem Citing(string basis, string name, params Level[] levels)
    {
        var item = Work.Item(name, levels);
        item.Bases.Clear();
        item.Bases.Add(new LegalBasisCitation { Text = basis });
        return item;
    }

    /// <summary>Changes what an item of the working version cites.</summary>
    public static async Task CiteAsync(this Desk desk, string item, string basis, string catalogue)
    {
        var draft = await desk.DraftAsync(catalogue);
        var changed = draft.Items.Single(one => one.Name == item);
        await desk.Drafts.UpdateItemAsync(new()
        {
            CatalogueId = catalogue,
            ItemId = changed.Id,
            Item = new() { Bases = { new LegalBasisCitation { Text = basis } } },
            UpdateMask = new() { Paths = { "bases" } },
            Revision = changed.Revision,
            RequestId = Work.NewId(),
        });
    }
}
