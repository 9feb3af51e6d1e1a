namespace OpenGov.EndToEnd.Systems;

/// <summary>A running system with the example district: addresses, accounts and nothing else. The stories do not know how it is run.</summary>
public interface ITestSystem : IAsyncDisposable
{
    /// <summary>REST address of Department.</summary>
    Uri Department { get; }

    /// <summary>REST address of Catalogue.</summary>
    Uri Catalogue { get; }

    /// <summary>REST address of Publication.</summary>
    Uri Publication { get; }

    /// <summary>gRPC address of Catalogue.</summary>
    Uri CatalogueGrpc { get; }

    /// <summary>gRPC address of Publication.</summary>
    Uri PublicationGrpc { get; }

    /// <summary>SIGKILL to whatever runs the Catalogue service, then starts it again on the same data and ports.</summary>
    Task RestartCatalogueAsync();
}
