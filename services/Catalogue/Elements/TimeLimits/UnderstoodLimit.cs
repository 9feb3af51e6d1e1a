using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>What a recogniser understood of a whole text; the same values as in <see cref="TimeLimit"/>.</summary>
internal readonly record struct UnderstoodLimit(TimeLimitKind Kind, int Count = 0, TimeUnit Unit = TimeUnit.None, string Trigger = "");
