using System.Buffers;
using Google.Protobuf;
using OpenGov.Platform.Grpc;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>GetCatalogue of the public, from the prepared bytes, while they need not be proved.</summary>
public sealed class ReadyCatalogues(PublishedCatalogues published) : IReadyAnswers
{
    /// <inheritdoc/>
    public string Method => "/opengov.catalogue.v1.CatalogueService/GetCatalogue";

    /// <inheritdoc/>
    public byte[]? Find(ReadOnlySequence<byte> request)
    {
        try
        {
            return published.Bytes(Wire.GetCatalogueRequest.Parser.ParseFrom(request).Id);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
