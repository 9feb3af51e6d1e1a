using Google.Protobuf.Reflection;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Reading;
using Xunit;

namespace OpenGov.Publications.Tests.Reading;

public sealed class PermissionTests
{
    [Fact]
    public void Every_rpc_has_a_line_and_all_but_oversight_are_public()
    {
        ServiceDescriptor[] services =
        [
            PublicationService.Descriptor, DisclosureService.Descriptor, CalendarService.Descriptor, OpenDataService.Descriptor,
            AuditService.Descriptor, SelfCheckService.Descriptor,
        ];
        var rpcs = services.SelectMany(service => service.Methods, (service, method) => $"{service.FullName}/{method.Name}");
        Assert.Equal(rpcs.Order(), PublicationPermissions.Lines.Lines.Keys.Order());

        string[] overseen = ["AuditService/", "SelfCheckService/", "/RebuildSearchIndex", "/SetCalendarYear"];
        Assert.All(PublicationPermissions.Lines.Lines, line =>
        {
            if (overseen.Any(one => line.Key.Contains(one, StringComparison.Ordinal)))
            {
                Assert.Equal(["administrator", "office"], line.Value.Roles);
            }
            else
            {
                Assert.Same(Permission.Public, line.Value);
            }
        });
    }
}
