namespace OpenGov.Platform.Tests.Events;

/// <summary>The engines that everything about events must hold for.</summary>
public enum Engine
{
    Embedded,
    MongoDB,
}
