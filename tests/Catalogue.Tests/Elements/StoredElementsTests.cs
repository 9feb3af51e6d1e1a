using System.Text.Json;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Tests.Elements;

public sealed class StoredElementsTests
{
    private const string Limit = "信息形成或者变更之日起20个工作日内";
    private const string Basis = "《养老机构管理办法》（民政部令第66号）";

    [Fact]
    public void Only_the_texts_are_stored() => Assert.Equal(
        $$$"""{"timeLimit":{"text":"{{{Limit}}}"},"bases":[{"text":"{{{Basis}}}"}]}""",
        JsonSerializer.Serialize(
            new { TimeLimit = TimeLimitParser.Parse(Limit), Bases = LegalBasisParser.Parse(Basis) }, DocumentJson.Options));

    [Fact]
    public void What_was_stored_reads_back_the_same()
    {
        var elements = Sample.Item(1).Elements;
        var read = JsonSerializer.Deserialize<ItemElements>(JsonSerializer.Serialize(elements, DocumentJson.Options), DocumentJson.Options)!;
        Assert.Equal(elements.TimeLimit, read.TimeLimit);
        Assert.Equal(elements.Bases, read.Bases);
        Assert.True(ElementFields.Same(elements, read));
    }

    [Fact]
    public void A_document_of_before_is_read_with_the_parser_of_today()
    {
        const string Before =
            $$$"""{"text":"{{{Limit}}}","kind":"freeText","count":0,"unit":"none","trigger":"","later":{"a":[1]}}""";
        Assert.Equal(TimeLimitParser.Parse(Limit), JsonSerializer.Deserialize<TimeLimit>(Before, DocumentJson.Options));
        Assert.Equal(
            LegalBasisParser.ParseOne(Basis),
            JsonSerializer.Deserialize<LegalBasisCitation>($$$"""{"title":"旧","documentNumber":"","text":"{{{Basis}}}"}""", DocumentJson.Options));
    }
}
