using System.Globalization;
using Grpc.Core;
using OpenGov.Catalogues.Contract;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Elements;

/// <summary>ElementService: how texts of elements are understood.</summary>
public sealed class ElementGrpc : Wire.ElementService.ElementServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.TimeLimit> ExplainTimeLimit(Wire.ExplainTimeLimitRequest request, ServerCallContext context)
    {
        if (request.Text.Length > ElementLimits.TimeLimitLength)
        {
            throw Refused.Invalid("text", string.Create(
                CultureInfo.InvariantCulture, $"不能超过 {ElementLimits.TimeLimitLength} 个字，现有 {request.Text.Length} 个字"));
        }

        return Task.FromResult(TimeLimitsOut.Of(TimeLimitParser.Parse(request.Text)));
    }
}
