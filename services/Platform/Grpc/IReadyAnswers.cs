using System.Buffers;

namespace OpenGov.Platform.Grpc;

/// <summary>
/// A public read whose answers lie ready as bytes. <see cref="ReadyAnswers"/> sends them without setting gRPC in motion; every call that
/// is not as plain as can be, or for which nothing lies ready, goes the usual way.
/// </summary>
public interface IReadyAnswers
{
    /// <summary>The call, as gRPC writes it: "/opengov.catalogue.v1.CatalogueService/GetCatalogue". It must be public and unary.</summary>
    string Method { get; }

    /// <summary>The serialised answer; null to let the call go the usual way. Never waits, and never refuses: that is for the usual way to do.</summary>
    /// <param name="request">The serialised request, as it came.</param>
    byte[]? Find(ReadOnlySequence<byte> request);
}
