using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Reading;
using Xunit;

namespace OpenGov.Publications.Tests.Reading;

public sealed class PermissionTests
{
    [Fact]
    public void Every_rpc_has_a_line_and_is_public()
    {
        var service = PublicationService.Descriptor;
        var rpcs = service.Methods.Select(method => $"{service.FullName}/{method.Name}");

        Assert.Equal(rpcs.Order(), PublicationPermissions.Lines.Lines.Keys.Order());
        Assert.All(PublicationPermissions.Lines.Lines.Values, permission => Assert.Same(Permission.Public, permission));
    }
}
