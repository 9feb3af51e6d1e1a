using System.Collections.Concurrent;

namespace OpenGov.Screens.Editing;

/// <summary>
/// Who has which draft open at this console, and where each one is. Only a courtesy: what people write is guarded by revisions. Those who
/// work at another replica are not seen here, but their changes are.
/// </summary>
public sealed class EditingRoom
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Seat, byte>> rooms = new(StringComparer.Ordinal);

    /// <summary>Somebody opens a draft.</summary>
    /// <param name="catalogueId">The catalogue.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="changed">Told when somebody comes, goes, moves or writes.</param>
    public Seat Enter(string catalogueId, string name, Action<bool> changed)
    {
        var seat = new Seat(this, catalogueId, name, changed);
        rooms.GetOrAdd(catalogueId, _ => new())[seat] = 0;
        Tell(seat, wrote: false);
        return seat;
    }

    private void Tell(Seat by, bool wrote)
    {
        foreach (var other in Others(by))
        {
            other.Changed(wrote);
        }
    }

    private IReadOnlyList<Seat> Others(Seat seat) =>
        rooms.TryGetValue(seat.CatalogueId, out var all) ? [.. all.Keys.Where(other => other != seat)] : [];

    private void Leave(Seat seat)
    {
        if (rooms.TryGetValue(seat.CatalogueId, out var all))
        {
            all.TryRemove(seat, out _);
        }

        Tell(seat, wrote: false);
    }

    /// <summary>One open page.</summary>
    public sealed class Seat : IDisposable
    {
        private readonly EditingRoom room;

        internal Seat(EditingRoom room, string catalogueId, string name, Action<bool> changed) =>
            (this.room, CatalogueId, Name, Changed) = (room, catalogueId, name, changed);

        /// <summary>The person's name.</summary>
        public string Name { get; }

        /// <summary>The item that the person is at; null when at none.</summary>
        public string? ItemId { get; private set; }

        /// <summary>The others who have the draft open.</summary>
        public IReadOnlyList<Seat> Others => room.Others(this);

        internal string CatalogueId { get; }

        internal Action<bool> Changed { get; }

        /// <summary>The person goes to another item.</summary>
        public void MoveTo(string? itemId)
        {
            if (ItemId != itemId)
            {
                ItemId = itemId;
                room.Tell(this, wrote: false);
            }
        }

        /// <summary>The person has changed the draft.</summary>
        public void Wrote() => room.Tell(this, wrote: true);

        /// <inheritdoc/>
        public void Dispose() => room.Leave(this);
    }
}
