using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.Channels;

/// <summary>What was read from a cell of 公开渠道和载体.</summary>
/// <param name="Channels">The marked channels in the order of the official table, others last as written.</param>
/// <param name="Problems">What is not clear, in Chinese; empty when all is.</param>
public sealed record ChannelReading(IReadOnlyList<Channel> Channels, IReadOnlyList<string> Problems);
