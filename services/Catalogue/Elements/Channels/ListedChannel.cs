using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.Channels;

/// <summary>One entry of a channel cell: its box, if any, and what stands behind it.</summary>
/// <param name="Mark">Its box; <see cref="MarkState.Blank"/> when it has none.</param>
/// <param name="Kind">The channel; null when the text is none that is known.</param>
/// <param name="Text">As written, for messages.</param>
/// <param name="Name">For kind 其他: the channel's own name; empty when the entry does not say.</param>
internal sealed record ListedChannel(MarkState Mark, ChannelKind? Kind, string Text, string Name);
