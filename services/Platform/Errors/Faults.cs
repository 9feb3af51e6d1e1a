using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpenGov.Platform.Errors;

/// <summary>
/// Our own faults: logged under a trace id, told to the caller as INTERNAL with that id and nothing else. Texts of exceptions can
/// repeat what was in a request (a draft, a password), so the log gets types and stacks only, except where a text is known to be harmless.
/// </summary>
public sealed class Faults(ILogger<Faults> logger)
{
    /// <summary>Logs a fault.</summary>
    /// <param name="fault">What escaped.</param>
    /// <param name="call">The call it escaped from, for example "/opengov.catalogue.v1.CatalogueService/GetCatalogue".</param>
    /// <param name="http">The call's HTTP exchange, if known; gives the trace id when nothing traces.</param>
    /// <returns>The refusal to answer with.</returns>
    public RequestException Report(Exception fault, string call, HttpContext? http)
    {
        var trace = Activity.Current?.TraceId.ToHexString() ?? http?.TraceIdentifier ?? Guid.NewGuid().ToString("N");
        logger.LogError("{Call} failed, trace {TraceId}: {Fault}", call, trace, Describe(fault));
        return new(
            Reason.Internal,
            $"系统内部错误，请稍后重试；如果一直如此，请把编号 {trace} 告诉管理员。",
            facts: new Dictionary<string, string> { ["trace_id"] = trace });
    }

    /// <summary>Types and stacks of a fault and what caused it.</summary>
    /// <param name="fault">The fault.</param>
    public static string Describe(Exception fault)
    {
        var text = new StringBuilder();
        for (var e = fault; e is not null; e = e.InnerException)
        {
            var harmless = e is IOException or SocketException or TimeoutException or ObjectDisposedException ? ": " + e.Message : "";
            text.Append(text.Length > 0 ? "\ncaused by " : "").Append(e.GetType().FullName).Append(harmless).Append('\n').Append(e.StackTrace);
        }

        return text.ToString();
    }
}
