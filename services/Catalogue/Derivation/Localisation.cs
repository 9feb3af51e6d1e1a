using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// How a street makes a district's item its own (domain.md §3, rule of thumb): the street, or an institution of it, becomes the
/// subject, channels that only a district has are dropped, levels are those that a street publishes. What a street changes beyond that
/// is its own edit; an upstream change passes through these rules before it is compared, so that they hold for what is new there too.
/// </summary>
/// <param name="Subject">Name of the street, or of its institution, as written in tables.</param>
public sealed record Localisation(string Subject)
{
    /// <summary>
    /// Channels that only a district has: the gazette (政府公报) is issued by governments from the county upwards; radio and television
    /// stations are set up by counties and cities at the lowest (广播电视管理条例 art. 10). All other channels streets have too: meetings and
    /// hearings, printed matter, a reading point, a service centre of their own.
    /// </summary>
    public static bool IsDistrictOnly(Channel channel) => channel.Kind is ChannelKind.Gazette or ChannelKind.Broadcast;

    /// <summary>Whether a street takes the item over by the rule of thumb: 乡级 is ticked.</summary>
    public static bool Concerns(ItemElements elements) => elements.Levels.Contains(Level.Township);

    /// <summary>The elements of the street's item. Applying it again changes nothing more.</summary>
    /// <param name="upstream">The elements of the district's item.</param>
    public ItemElements Apply(ItemElements upstream) => upstream with
    {
        Subjects = [Subject],
        Channels = upstream.Channels.Any(IsDistrictOnly)
            ? [.. upstream.Channels.Where(channel => !IsDistrictOnly(channel))]
            : upstream.Channels,
        Levels = LevelsOf(upstream.Levels),
    };

    // An item that a street chose although only the district is ticked is published by the street all the same.
    private static IReadOnlyList<Level> LevelsOf(IReadOnlyList<Level> levels) =>
        levels.Contains(Level.Village) ? levels.Contains(Level.Township) ? [Level.Township, Level.Village] : [Level.Village] : [Level.Township];
}
