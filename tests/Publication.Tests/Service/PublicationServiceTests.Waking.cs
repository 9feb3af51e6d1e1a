using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Events;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public void Work_on_drafts_does_not_wake_the_service_since_it_never_sees_it()
    {
        var bus = host!.Services.GetRequiredService<IBusControl>();
        var heard = JsonSerializer.Serialize(bus.GetProbeResult().Results);

        Assert.Contains(nameof(CataloguePublished), heard);
        Assert.Contains(nameof(CatalogueWithdrawn), heard);
        Assert.DoesNotContain(nameof(DraftOpened), heard);
        Assert.DoesNotContain(nameof(UpstreamChanged), heard);
    }
}
