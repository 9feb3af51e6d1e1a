using System.Net.Mime;
using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Portal;

/// <summary>The official table of a public version as a file.</summary>
internal static class PublicFiles
{
    /// <summary>Formats by the ending of the file.</summary>
    public static IReadOnlyList<(string Ending, string Name)> Formats { get; } = [("xlsx", "Excel"), ("docx", "Word"), ("csv", "CSV"), ("json", "JSON")];

    public static void MapPublicFiles(this WebApplication app) => app.MapGet(
        "/catalogues/{id}/versions/{number:int}/file.{ending}",
        async (string id, int number, string ending, HttpContext context, ExchangeService.ExchangeServiceClient exchange) =>
        {
            if (!Formats.Any(format => format.Ending == ending) || !Enum.TryParse<ExportFormat>(ending, ignoreCase: true, out var wanted))
            {
                return Results.NotFound();
            }

            try
            {
                var file = await exchange.ExportVersionAsync(
                    new() { CatalogueId = id, Number = number, Format = wanted }, cancellationToken: context.RequestAborted);
                return Results.File(file.Data.ToByteArray(), file.ContentType, $"{id}-第{number}版.{ending}");
            }
            catch (Exception e) when (e is RpcException or RequestException)
            {
                var refusal = e as RequestException ?? Refusals.Of((RpcException)e);
                var status = refusal.Reason == Reason.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound;
                return Results.Text(refusal.Message, MediaTypeNames.Text.Plain, System.Text.Encoding.UTF8, status);
            }
        });
}
