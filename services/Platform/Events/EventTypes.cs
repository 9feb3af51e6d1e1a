using System.Collections.Frozen;
using OpenGov.Contracts.Events;

namespace OpenGov.Platform.Events;

/// <summary>The event records of one service, by name: all sealed records under its base record in the same assembly.</summary>
public sealed class EventTypes
{
    private readonly FrozenDictionary<string, Type> types;

    private EventTypes(Type root)
    {
        Root = root;
        types = root.Assembly.GetTypes()
            .Where(type => type.IsSealed && root.IsAssignableFrom(type))
            .ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
    }

    /// <summary>The base record.</summary>
    public Type Root { get; }

    /// <summary>The sealed records, in the order of their names.</summary>
    public IReadOnlyList<Type> All => [.. types.Values.OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>The records under a base record.</summary>
    /// <typeparam name="TEvent">Base record of a service's events, for example CatalogueEvent.</typeparam>
    public static EventTypes Of<TEvent>() where TEvent : ServiceEvent => new(typeof(TEvent));

    /// <summary>Whether a record of this name is known.</summary>
    public bool Knows(string type) => types.ContainsKey(type);

    /// <summary>The event record.</summary>
    /// <param name="type">Name of the record.</param>
    /// <param name="json">Its JSON.</param>
    /// <exception cref="InvalidOperationException">The type is not one of this service's.</exception>
    public ServiceEvent Read(string type, string json) => types.TryGetValue(type, out var known)
        ? EventJson.Read(json, known)
        : throw new InvalidOperationException($"{type} is not an event under {Root.Name}");
}
