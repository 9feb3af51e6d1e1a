using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Platform.Tables;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>Items as the contract shows them.</summary>
public static class ItemsOut
{
    /// <summary>An item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="number">Its position (序号) from 1.</param>
    /// <param name="district">District in which the names of subjects are looked up.</param>
    /// <param name="directory">Organisations.</param>
    public static Wire.CatalogueItem Of(CatalogueItem item, int number, string district, DirectorySnapshot directory)
    {
        var elements = item.Elements;
        var shown = new Wire.CatalogueItem
        {
            Id = item.Id.ToString("D"),
            Number = number,
            Category = elements.Category,
            Name = elements.Name,
            Content = elements.Content,
            TimeLimit = TimeLimitsOut.Of(elements.TimeLimit),
            Audience = new() { WholeSociety = elements.Audience.WholeSociety, SpecificGroups = elements.Audience.SpecificGroups },
            Remarks = elements.Remarks,
            Revision = item.Revision,
            Origin = item.Origin is { } origin ? OriginOf(origin, elements) : null,
        };
        foreach (var basis in elements.Bases)
        {
            shown.Bases.Add(new Wire.LegalBasisCitation
            {
                Text = basis.Text,
                Title = basis.Title,
                DocumentNumber = basis.DocumentNumber,
                Article = basis.Article,
                Kind = basis.Kind,
            });
        }

        foreach (var subject in elements.Subjects)
        {
            shown.Subjects.Add(new Wire.Subject { Name = subject, OrganisationId = OrganisationOf(subject, district, directory) });
        }

        foreach (var channel in elements.Channels)
        {
            shown.Channels.Add(new Wire.Channel
            {
                Kind = (Wire.ChannelKind)(int)channel.Kind,
                Use = (Wire.ChannelUse)(int)channel.Use,
                Name = channel.Name,
            });
        }

        shown.Methods.AddRange(elements.Methods.Select(method => (Wire.DisclosureMethod)(int)method));
        shown.Levels.AddRange(elements.Levels.Select(level => (Wire.Level)(int)level));
        return shown;
    }

    /// <summary>Blanks inside a name and the width of its brackets are noise of tables; what is shown stays as written.</summary>
    private static string OrganisationOf(string subject, string district, DirectorySnapshot directory) =>
        directory.OrganisationNamed(district, subject) is { Length: > 0 } id ? id : directory.OrganisationNamed(district, WrittenText.Compact(subject));

    private static Wire.ItemOrigin OriginOf(ItemOrigin origin, ItemElements elements) => new()
    {
        CatalogueId = origin.CatalogueId,
        Version = origin.Version,
        ItemId = origin.ItemId.ToString("D"),
        LocalisedFields = { ElementFields.Differing(origin.Base, elements) },
    };
}
