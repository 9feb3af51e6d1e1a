using System.Net;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Rest;

/// <summary>A refusal that HTTP has a code of its own for, beside the one that follows from the gRPC status.</summary>
internal sealed class HttpRefusal(HttpStatusCode code, RequestException refusal) : Exception(refusal.Message, refusal)
{
    public HttpStatusCode Code => code;

    public RequestException Refusal => refusal;
}
