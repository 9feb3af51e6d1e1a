using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace OpenGov.Screens.Session;

/// <summary>
/// A member who signed in again on an open page has a new token there, but a page cannot set a cookie. It gets a code that the browser
/// exchanges for the cookie: once, within half a minute.
/// </summary>
public sealed class CookieHandover(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (StaffMember Member, DateTimeOffset Until)> waiting = new(StringComparer.Ordinal);

    /// <summary>A code for the member's cookie.</summary>
    public string Offer(StaffMember member)
    {
        var now = clock.GetUtcNow();
        foreach (var old in waiting.Where(entry => entry.Value.Until < now))
        {
            waiting.TryRemove(old);
        }

        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        waiting[code] = (member, now + Life);
        return code;
    }

    /// <summary>The member; null when the code is unknown, used or too old.</summary>
    public StaffMember? Take(string code) => waiting.TryRemove(code, out var entry) && entry.Until >= clock.GetUtcNow() ? entry.Member : null;
}
