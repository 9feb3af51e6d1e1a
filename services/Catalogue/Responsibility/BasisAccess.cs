using OpenGov.Catalogues.Bases;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Responsibility;

/// <summary>Who keeps a legal basis: whoever added it, and the office of that district. Citing and reading it is for everyone.</summary>
public static class BasisAccess
{
    /// <summary>The rule.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>.</exception>
    public static void RequireKeeping(LegalBasis basis, Caller caller)
    {
        var ours = caller.OrganisationId.Length > 0 && caller.OrganisationId == basis.OrganisationId;
        if (!ours && !(caller.HasAny("office") && caller.Division == basis.District))
        {
            throw new RequestException(
                Reason.NotResponsible, $"公开依据“{basis.Title}”由其他机构添加，只有该机构和其所在区的政府办公室可以修改；如有错误，请联系他们。");
        }
    }
}
