using Grpc.Core;
using OpenGov.Departments.Clients;
using OpenGov.Departments.Members;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations;

/// <summary>OrganisationService of the contract: each call goes to the capability that it is about.</summary>
internal sealed class OrganisationGrpc(OrganisationCalls organisations, MemberCalls members, ClientCalls clients)
    : Wire.OrganisationService.OrganisationServiceBase
{
    public override Task<Wire.ListOrganisationsResponse> ListOrganisations(
        Wire.ListOrganisationsRequest request, ServerCallContext context) =>
        organisations.ListAsync(request, context.CancellationToken);

    public override Task<Wire.Organisation> GetOrganisation(Wire.GetOrganisationRequest request, ServerCallContext context) =>
        organisations.GetAsync(request, context.CancellationToken);

    public override Task<Wire.Organisation> CreateOrganisation(Wire.CreateOrganisationRequest request, ServerCallContext context) =>
        organisations.CreateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Organisation> UpdateOrganisation(Wire.UpdateOrganisationRequest request, ServerCallContext context) =>
        organisations.UpdateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ListMembersResponse> ListMembers(Wire.ListMembersRequest request, ServerCallContext context) =>
        members.ListAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Member> CreateMember(Wire.CreateMemberRequest request, ServerCallContext context) =>
        members.CreateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Member> UpdateMember(Wire.UpdateMemberRequest request, ServerCallContext context) =>
        members.UpdateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.CreateApiClientResponse> CreateApiClient(Wire.CreateApiClientRequest request, ServerCallContext context) =>
        clients.CreateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ListApiClientsResponse> ListApiClients(Wire.ListApiClientsRequest request, ServerCallContext context) =>
        clients.ListAsync(request, context.CancellationToken);
}
