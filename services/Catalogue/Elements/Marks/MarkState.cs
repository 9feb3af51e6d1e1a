namespace OpenGov.Catalogues.Elements.Marks;

/// <summary>What a tick, a box or a word in a tick cell says.</summary>
public enum MarkState
{
    /// <summary>Nothing is written: not chosen, or a tick that was lost; the row as a whole decides (domain.md §0.3).</summary>
    Blank,

    /// <summary>Ticked.</summary>
    Chosen,

    /// <summary>Expressly not ticked: an empty box, "否", a dash.</summary>
    NotChosen,

    /// <summary>Something else; ask, never guess.</summary>
    Unknown,
}
