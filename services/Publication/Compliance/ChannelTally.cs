using OpenGov.Publications.Disclosures;

namespace OpenGov.Publications.Compliance;

/// <summary>How channels are served: of what was due or published, how often each was required and proven.</summary>
public sealed class ChannelTally
{
    private readonly SortedDictionary<(int Number, string Name), ChannelFigures> channels = [];

    /// <summary>The channels in the order of the official table.</summary>
    public IEnumerable<(DisclosureChannel Channel, ChannelFigures Figures)> Channels =>
        channels.Select(one => (new DisclosureChannel(one.Key.Number, one.Key.Name), one.Value));

    /// <summary>Counts an occurrence.</summary>
    public void Add(Disclosure one, DateOnly today)
    {
        var state = one.StateOn(today);
        if (state is DisclosureState.NotNeeded or DisclosureState.Pending or DisclosureState.DueSoon)
        {
            return;
        }

        foreach (var channel in one.Counted.Select(proof => proof.Channel).Union(one.Terms.Required))
        {
            var required = one.Terms.Required.Contains(channel);
            var proven = one.Counted.Any(proof => proof.Channel == channel);
            var known = channels.GetValueOrDefault((channel.Number, channel.Name)) ?? new(0, 0, 0);
            channels[(channel.Number, channel.Name)] = new(
                known.Required + (required ? 1 : 0), known.Proven + (proven ? 1 : 0), known.Missing + (required && !proven ? 1 : 0));
        }
    }
}

/// <summary>Figures of a channel.</summary>
/// <param name="Required">How often it was required.</param>
/// <param name="Proven">How often there is a proof, required or not.</param>
/// <param name="Missing">How often it was required and there is none.</param>
public sealed record ChannelFigures(int Required, int Proven, int Missing)
{
    /// <summary>Proven of required, 0–1; 1 when it was never required.</summary>
    public double Rate => Required == 0 ? 1 : (double)(Required - Missing) / Required;
}
