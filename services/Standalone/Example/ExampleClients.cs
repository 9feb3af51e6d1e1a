using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Publication.V1;

namespace OpenGov.Standalone.Example;

/// <summary>Clients of the three services for the accounts of the example. Every call is one that people could make.</summary>
/// <param name="addresses">gRPC addresses of the services.</param>
public sealed class ExampleClients(ServiceAddresses addresses) : IDisposable
{
    private readonly GrpcChannel department = ExampleChannel.To(addresses.Department);
    private readonly GrpcChannel catalogue = ExampleChannel.To(addresses.Catalogue);
    private readonly GrpcChannel publication = ExampleChannel.To(addresses.Publication);
    private readonly ConcurrentDictionary<string, Task<Metadata>> tokens = new();

    /// <summary>Organisations.</summary>
    public OrganisationService.OrganisationServiceClient Organisations => new(department);

    /// <summary>Domains.</summary>
    public DomainService.DomainServiceClient Domains => new(department);

    /// <summary>Tasks.</summary>
    public TaskService.TaskServiceClient Tasks => new(department);

    /// <summary>Catalogues.</summary>
    public CatalogueService.CatalogueServiceClient Catalogues => new(catalogue);

    /// <summary>Drafts.</summary>
    public DraftService.DraftServiceClient Drafts => new(catalogue);

    /// <summary>Reviews.</summary>
    public ReviewService.ReviewServiceClient Reviews => new(catalogue);

    /// <summary>Derivations.</summary>
    public DerivationService.DerivationServiceClient Derivations => new(catalogue);

    /// <summary>Legal bases.</summary>
    public BasisService.BasisServiceClient Bases => new(catalogue);

    /// <summary>Publications.</summary>
    public PublicationService.PublicationServiceClient Publications => new(publication);

    /// <summary>A request id that is the same whenever the example is loaded, so that loading again repeats instead of doubling.</summary>
    public static string RequestId(string step)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("example district\n" + step)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString("D");
    }

    /// <summary>Headers with the account's token; signs in once, and again only after a failure.</summary>
    public Task<Metadata> AsAsync(string username, string password) =>
        tokens.AddOrUpdate(username, name => SignInAsync(name, password), (name, before) => before.IsFaulted ? SignInAsync(name, password) : before);

    /// <inheritdoc/>
    public void Dispose()
    {
        department.Dispose();
        catalogue.Dispose();
        publication.Dispose();
    }

    private async Task<Metadata> SignInAsync(string username, string password)
    {
        var session = await new SessionService.SessionServiceClient(department)
            .SignInAsync(new SignInRequest { Username = username, Password = password });
        return new Metadata { { "authorization", "Bearer " + session.AccessToken } };
    }
}

/// <summary>gRPC addresses of the services, for example "http://127.0.0.1:8081".</summary>
public sealed record ServiceAddresses(string Department, string Catalogue, string Publication);
