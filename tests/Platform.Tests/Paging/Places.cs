using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Paging;

namespace OpenGov.Platform.Tests.Paging;

/// <summary>Page tokens that callers make up with the right hash: a place of the wrong kind is refused, whatever lists with it.</summary>
public sealed class Places
{
    private const string Question = "ListThings\npublic";

    [Fact]
    public void A_place_comes_back_as_it_was()
    {
        var page = PageRequest.Of(0, "", "ListThings", "public");
        Assert.Equal(new QueryPlace("名称", "a"), After(page.TokenAfter(new("名称", "a"))));
        Assert.Equal(new QueryPlace(7L, "a"), After(page.TokenAfter(new(7L, "a"))));
        Assert.Equal(7, PageRequest.Of(0, page.TokenAfter(new(7L, "a")), "ListThings", "public").AfterNumber);
        Assert.Null(page.AfterNumber);
    }

    [Theory]
    [InlineData("""{"Q":"#","N":1,"I":""}""")]
    [InlineData("""{"Q":"#","N":1}""")]
    [InlineData("""{"Q":"#","N":1,"I":null}""")]
    [InlineData("""{"Q":"#","N":1,"I":"a\u0000"}""")]
    [InlineData("""{"Q":"#","S":"\u0000","I":"a"}""")]
    [InlineData("""{"Q":"#","S":"\ud800","I":"a"}""")]
    [InlineData("""{"Q":"#","N":1e400,"I":"a"}""")]
    [InlineData("""{"Q":"#","N":"1","I":"a"}""")]
    [InlineData("""{"Q":"#","S":{},"I":"a"}""")]
    [InlineData("""{"Q":"#","N":1,"I":"a"}{}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_made_up_token_is_refused(string json)
    {
        var refused = Assert.Throws<RequestException>(() => After(Forged(json)));
        Assert.Equal(Reason.PageTokenInvalid, refused.Reason);
        Assert.Equal("pageToken", Assert.Single(refused.Violations).Field);
    }

    [Fact]
    public void A_text_where_the_list_goes_by_numbers_is_refused()
    {
        var page = PageRequest.Of(0, Forged("""{"Q":"#","S":"1","I":"a"}"""), "ListThings", "public");
        Assert.Equal(Reason.PageTokenInvalid, Assert.Throws<RequestException>(() => page.AfterNumber).Reason);
    }

    private static QueryPlace? After(string token) => PageRequest.Of(0, token, "ListThings", "public").After;

    private static string Forged(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.Replace(
        "#", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Question)).AsSpan(0, 8)), StringComparison.Ordinal)));
}
