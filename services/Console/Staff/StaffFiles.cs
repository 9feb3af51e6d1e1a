using System.Net.Mime;
using Google.Api;
using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Staff;

/// <summary>Files that a member may have and the public may not: drafts, and comparisons with them. Addresses are links, so they only read.</summary>
internal static class StaffFiles
{
    public static void MapStaffFiles(this WebApplication app)
    {
        var files = app.MapGroup(StaffCookies.StaffPath + "/files/catalogues/{id}").RequireAuthorization();
        files.MapGet("/draft", (string id, string format, HttpContext context, ExchangeService.ExchangeServiceClient exchange) => SendAsync(
            context,
            $"{id}-草稿.{format}",
            headers => exchange.ExportDraftAsync(new() { CatalogueId = id, Format = FormatOf(format) }, headers)));
        files.MapGet("/versions/{number:int}", (string id, int number, string format, HttpContext context, ExchangeService.ExchangeServiceClient exchange) => SendAsync(
            context,
            $"{id}-第{number}版.{format}",
            headers => exchange.ExportVersionAsync(new() { CatalogueId = id, Number = number, Format = FormatOf(format) }, headers)));
        files.MapGet("/comparison", (string id, int from, int to, HttpContext context, ComparisonService.ComparisonServiceClient comparison) => SendAsync(
            context,
            $"{id}-修订对照表.docx",
            headers => comparison.PrintComparisonAsync(new() { CatalogueId = id, From = from, To = to, Format = ComparisonFormat.Docx }, headers)));
    }

    private static ExportFormat FormatOf(string name) =>
        Enum.TryParse<ExportFormat>(name, ignoreCase: true, out var format) ? format : ExportFormat.Unspecified;

    private static async Task<IResult> SendAsync(HttpContext context, string name, Func<Metadata, AsyncUnaryCall<HttpBody>> call)
    {
        try
        {
            var file = await call(StaffMember.Of(context.User)!.Headers);
            context.Response.Headers.CacheControl = "no-store";
            return Results.File(file.Data.ToByteArray(), file.ContentType, name);
        }
        catch (Exception e) when (e is RpcException or RequestException)
        {
            return Results.Text(
                (e as RequestException ?? Refusals.Of((RpcException)e)).Message, MediaTypeNames.Text.Plain, System.Text.Encoding.UTF8, StatusCodes.Status409Conflict);
        }
    }
}
