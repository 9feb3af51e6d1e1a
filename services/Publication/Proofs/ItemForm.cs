using System.Globalization;
using Google.Protobuf.Reflection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Canonical;

namespace OpenGov.Publications.Proofs;

/// <summary>
/// The canonical form of an item, "opengov-item-1" (contracts/README.md): what people wrote, without what is read from it, so that a
/// better reading of time limits or citations leaves every hash as it is.
/// </summary>
internal static class ItemForm
{
    /// <summary>The form.</summary>
    /// <param name="item">A published item.</param>
    public static CanonicalText Of(CatalogueItem item) => new CanonicalText("opengov-item-1")
        .Add("id", item.Id)
        .Add("number", item.Number)
        .Add("category", item.Category)
        .Add("name", item.Name)
        .Add("content", item.Content)
        .Add("bases", "basis", [.. item.Bases.Select(basis => basis.Text)])
        .Add("time_limit", item.TimeLimit?.Text)
        .Add("subjects", "subject", [.. item.Subjects.Select(subject => subject.Name)])
        .Add("methods", "method", [.. item.Methods.Select(method => Name(method))])
        .Add("channels", "channel", [.. item.Channels.Select(ChannelOf)])
        .Add("whole_society", item.Audience?.WholeSociety == true ? 1 : 0)
        .Add("specific_groups", item.Audience?.SpecificGroups)
        .Add("levels", "level", [.. item.Levels.Select(level => Name(level))])
        .Add("remarks", item.Remarks)
        .Add("origin", item.Origin is { } origin ? string.Create(CultureInfo.InvariantCulture, $"{origin.CatalogueId}@{origin.Version}/{origin.ItemId}") : "");

    private static string ChannelOf(Channel channel)
    {
        var use = channel.Use == ChannelUse.Unspecified ? ChannelUse.Required : channel.Use;
        return $"{Name(channel.Kind)} {Name(use)}{(channel.Name.Length > 0 ? " " : "")}{channel.Name}";
    }

    // The name in the contract without the prefix that all of its values share; a value that this program does not know by its number.
    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var prefix = EnumNames<TEnum>.Prefix;
        return EnumNames<TEnum>.Of.TryGetValue(value, out var name)
            ? name[prefix.Length..]
            : Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private static class EnumNames<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly EnumDescriptor Descriptor = ItemReflection.Descriptor.EnumTypes.Single(type => type.ClrType == typeof(TEnum));

        public static IReadOnlyDictionary<TEnum, string> Of { get; } =
            Descriptor.Values.ToDictionary(value => (TEnum)Enum.ToObject(typeof(TEnum), value.Number), value => value.Name);

        public static string Prefix { get; } = Descriptor.FindValueByNumber(0)!.Name[..^"UNSPECIFIED".Length];
    }
}
