namespace OpenGov.Catalogues.Elements.Channels;

/// <summary>What the boxes of a table mean; a table says so in its header (domain.md §0.2).</summary>
public enum ChannelLegend
{
    /// <summary>■ chosen, □ not chosen.</summary>
    Plain,

    /// <summary>■ must be used (必选), □ may be used (可选), not listed: not used.</summary>
    RequiredAndOptional,
}
