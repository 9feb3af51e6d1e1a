namespace OpenGov.Screens.Portal;

/// <summary>Names of domains and divisions.</summary>
/// <param name="Domains">Name of each domain by code.</param>
/// <param name="Divisions">Name of each division by code.</param>
public sealed record PublicNames(IReadOnlyDictionary<string, string> Domains, IReadOnlyDictionary<string, string> Divisions)
{
    /// <summary>Name of a domain; its code when it is not known.</summary>
    public string Domain(string code) => Domains.GetValueOrDefault(code, code);

    /// <summary>Name of a division; its code when it is not known.</summary>
    public string Division(string code) => Divisions.GetValueOrDefault(code, code);
}
