using OpenGov.Contracts.Events;
using OpenGov.Publications.Tests.Host;

namespace OpenGov.Publications.Tests.Following;

/// <summary>Events as a careless postman brings them: any of those that happened, again and again, some with the receiver falling over.</summary>
public sealed class Deliveries(Convergence system)
{
    private readonly List<CatalogueEvent> happened = [];
    private readonly HashSet<CatalogueEvent> arrived = [];
    private long last = system.Desk.LogFrom(1).Events.Count;

    /// <summary>Reads what has happened since the last time.</summary>
    public async Task LearnAsync()
    {
        var events = await system.EventsAsync(last + 1);
        happened.AddRange(events);
        last = events.Count > 0 ? events[^1].Sequence : last;
    }

    /// <summary>Brings one of the events.</summary>
    /// <param name="which">Which one, modulo their number.</param>
    /// <param name="crashAt">The write at which the receiver ends, from 1; 0 means none.</param>
    /// <param name="afterWrite">Whether that write is still taken.</param>
    public async Task DeliverAsync(int which, int crashAt, bool afterWrite)
    {
        if (happened.Count == 0)
        {
            return;
        }

        var one = happened[which % happened.Count];
        system.Crash.At(crashAt, afterWrite);
        try
        {
            await system.Reaction.ApplyAsync(one, CancellationToken.None);
            arrived.Add(one);
        }
        catch (CrashException)
        {
            // It comes again, later.
        }
        finally
        {
            system.Crash.At(0, afterWrite: false);
        }
    }

    /// <summary>Brings what has not arrived, in some order, and then everything once more in another.</summary>
    public async Task DeliverTheRestAsync(int seed)
    {
        var rest = happened.Except(arrived).OrderBy(one => one.Sequence * seed % 101);
        var again = happened.OrderBy(one => one.Sequence * seed % 103);
        foreach (var one in rest.Concat(again).ToList())
        {
            await DeliverAsync(happened.IndexOf(one), crashAt: 0, afterWrite: false);
        }
    }
}
