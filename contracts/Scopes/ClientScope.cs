namespace OpenGov.Contracts.Scopes;

/// <summary>What a machine client is registered for; it may do nothing beyond its scopes and what everyone may.</summary>
/// <param name="Name">Name in tokens, for example "drafts.read".</param>
/// <param name="Title">What people call it.</param>
/// <param name="Rpcs">
/// Full names of the RPCs that it opens. Of one that is public it opens what the client's organisation sees there; without the scope the
/// client is answered like the public.
/// </param>
public sealed record ClientScope(string Name, string Title, IReadOnlyList<string> Rpcs);
