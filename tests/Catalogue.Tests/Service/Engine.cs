namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The engines that the service must behave alike on.</summary>
public enum Engine
{
    Embedded,
    MongoDB,
}
