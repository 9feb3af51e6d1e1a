using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Comparison;

/// <summary>What became of an item.</summary>
public enum ItemDifferenceKind
{
    /// <summary>新增: only the later version has it.</summary>
    Added = 1,

    /// <summary>删除: only the earlier version has it.</summary>
    Removed = 2,

    /// <summary>修改: in both, saying something else; it may have moved as well.</summary>
    Changed = 3,

    /// <summary>移动: in both and the same, at another place among the items that stayed.</summary>
    Moved = 4,
}

/// <summary>An item that is not the same in two versions, told by its id.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="ItemId">Its id.</param>
/// <param name="FromNumber">序号 in the earlier version; 0 when it is not there.</param>
/// <param name="ToNumber">序号 in the later version; 0 when it is not there.</param>
/// <param name="Moved">Whether it moved: others added or removed before it do not move it.</param>
/// <param name="Shown">Its elements in the later version, of a removed one in the earlier: for its category and name.</param>
/// <param name="Elements">The elements that differ, in the order of the contract; of an added or removed item all that say something.</param>
public sealed record ItemDifference(
    ItemDifferenceKind Kind,
    Guid ItemId,
    int FromNumber,
    int ToNumber,
    bool Moved,
    ItemElements Shown,
    IReadOnlyList<ElementDifference> Elements);
