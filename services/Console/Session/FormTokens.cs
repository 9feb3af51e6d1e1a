using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Forms;

namespace OpenGov.Screens.Session;

/// <summary>
/// Tokens for the forms that are sent without a connection. The framework's own provider makes one for every page, which would set a
/// cookie on the visitors of the public pages.
/// </summary>
internal sealed class FormTokens(IAntiforgery antiforgery, IHttpContextAccessor accessor) : AntiforgeryStateProvider
{
    /// <inheritdoc/>
    public override AntiforgeryRequestToken? GetAntiforgeryToken() =>
        accessor.HttpContext is { } context && !context.Response.HasStarted && antiforgery.GetAndStoreTokens(context) is { RequestToken: { } token } tokens
            ? new(token, tokens.FormFieldName)
            : null;
}
