using OpenGov.Catalogues.Elements;

namespace OpenGov.Catalogues.Tests.Elements;

public sealed class LegalBasisParserTests
{
    [Fact]
    public void A_blank_cell_cites_nothing() => Assert.Empty(LegalBasisParser.Parse(" "));
}
