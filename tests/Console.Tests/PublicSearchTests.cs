using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Screens.Portal;

namespace OpenGov.Screens.Tests;

/// <summary>A search is an address: everything that was chosen is in it, and nothing else is believed.</summary>
public class PublicSearchTests
{
    [Fact]
    public void An_address_reads_back_as_the_same_question()
    {
        const string Address = "/search?q=%E4%BD%8E%E4%BF%9D&domain=05&domain=06&division=610116&organisation=610116-mzj&level=LEVEL_TOWNSHIP"
            + "&method=DISCLOSURE_METHOD_PROACTIVE&channel=CHANNEL_KIND_WEBSITE&audience=SEARCH_AUDIENCE_WHOLE_SOCIETY&page=abc";
        var search = Of(Address);
        Assert.Equal(Address, search.Address());
        var request = search.ToRequest();
        Assert.Equal("低保", request.Query);
        Assert.Equal(["05", "06"], request.Domains);
        Assert.Equal(["610116"], request.Divisions);
        Assert.Equal(["610116-mzj"], request.Organisations);
        Assert.Equal([Level.Township], request.Levels);
        Assert.Equal([DisclosureMethod.Proactive], request.Methods);
        Assert.Equal([ChannelKind.Website], request.Channels);
        Assert.Equal([SearchAudience.WholeSociety], request.Audiences);
        Assert.Equal("abc", request.PageToken);
    }

    [Fact]
    public void Choosing_a_value_twice_takes_it_back_and_begins_at_the_first_page()
    {
        var search = Of("/search?q=x&domain=05&page=abc");
        Assert.Equal("/search?q=x&domain=05&domain=06", search.With(SearchFacetKind.Domain, "06"));
        Assert.Equal("/search?q=x", search.With(SearchFacetKind.Domain, "05"));
    }

    [Fact]
    public void Values_that_mean_nothing_are_left_out()
    {
        var request = Of("/search?q=x&level=LEVEL_MOON&method=1&channel=&domain=" + new string('9', 200)).ToRequest();
        Assert.Empty(request.Levels);
        Assert.Empty(request.Methods);
        Assert.Empty(request.Channels);
        Assert.Empty(request.Domains);
    }

    private static PublicSearch Of(string address) => PublicSearch.Of(new QueryCollection(QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..])));
}
