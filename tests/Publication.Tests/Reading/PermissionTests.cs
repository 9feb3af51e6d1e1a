using Google.Protobuf.Reflection;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Reading;
using Xunit;

namespace OpenGov.Publications.Tests.Reading;

public sealed class PermissionTests
{
    [Fact]
    public void Every_rpc_has_a_line_and_all_but_oversight_and_disclosures_are_public()
    {
        ServiceDescriptor[] services =
        [
            PublicationService.Descriptor, DisclosureService.Descriptor, CalendarService.Descriptor, OpenDataService.Descriptor, ChannelService.Descriptor,
            AuditService.Descriptor, SelfCheckService.Descriptor,
        ];
        var rpcs = services.SelectMany(service => service.Methods, (service, method) => $"{service.FullName}/{method.Name}");
        Assert.Equal(rpcs.Order(), PublicationPermissions.Lines.Lines.Keys.Order());

        string[] overseen = ["AuditService/", "SelfCheckService/", "/RebuildSearchIndex", "/SetCalendarYear", "/RecomputeDeadlines", "ChannelService/"];
        string[] recording = ["/RecordDisclosure", "/UpdateDisclosure", "/WithdrawProof"];
        string[] seeing = ["/GetDisclosure", "/ListDisclosures", "/ListDue", "/GetReceiptPhoto", "Compliance"];
        string[] deciding = ["/DecideAttribute", "/ConfirmAttribute", "/ReviewAttribute"];
        string[] registers = ["/GetAttribute", "/ListAttributes", "/ExportAttributes"];
        Assert.All(PublicationPermissions.Lines.Lines, line =>
        {
            if (overseen.Any(one => line.Key.Contains(one, StringComparison.Ordinal)))
            {
                Assert.Equal(["administrator", "office"], line.Value.Roles);
            }
            else if (recording.Any(one => line.Key.EndsWith(one, StringComparison.Ordinal)))
            {
                Assert.Equal(["editor", "reviewer", "leader", "client"], line.Value.Roles);
            }
            else if (seeing.Any(one => line.Key.EndsWith(one, StringComparison.Ordinal)))
            {
                Assert.Equal(["editor", "reviewer", "leader", "office", "client"], line.Value.Roles);
            }
            else if (deciding.Any(one => line.Key.EndsWith(one, StringComparison.Ordinal)))
            {
                Assert.Equal(["editor", "reviewer", "leader"], line.Value.Roles);
            }
            else if (registers.Any(one => line.Key.EndsWith(one, StringComparison.Ordinal)))
            {
                Assert.Equal(["editor", "reviewer", "leader", "office"], line.Value.Roles);
            }
            else
            {
                Assert.Same(Permission.Public, line.Value);
            }
        });
    }
}
