using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// What a decision needs, or why it is not to be had. A refusal waits until the decision asks: a request that is repeated gets its first
/// answer, whatever has become of the rest of the world since.
/// </summary>
internal sealed class Outcome<T>(T? value, RequestException? refusal)
    where T : class
{
    /// <summary>The value.</summary>
    /// <exception cref="RequestException">It is not to be had.</exception>
    public T Value => refusal is null ? value! : throw refusal;
}

/// <summary>Makes outcomes.</summary>
internal static class Outcome
{
    /// <summary>The outcome of reading something. That a server is away is thrown at once.</summary>
    public static async Task<Outcome<T>> OfAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return new(await read(), null);
        }
        catch (RequestException refused) when (refused.Reason != Reason.Unavailable)
        {
            return new(null, refused);
        }
    }
}
