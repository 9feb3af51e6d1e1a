using System.Net;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tests.Edge;

namespace OpenGov.Platform.Tests.Rest;

public sealed class StrictParameters(EdgeServer server) : IClassFixture<EdgeServer>
{
    [Theory]
    [InlineData("depht=1", "depht", "您是否想写 depth")]
    [InlineData("Depth=1", "Depth", "您是否想写 depth")]
    [InlineData("page=1", "page", "可用的查询参数：depth、kinds")]
    [InlineData("id=2", "id", "没有这个查询参数")]
    [InlineData("depth=x", "depth", "整数")]
    [InlineData("depth=", "depth", "整数")]
    [InlineData("depth=1.0", "depth", "整数")]
    [InlineData("depth=99999999999", "depth", "整数")]
    [InlineData("depth=1&depth=2", "depth", "只能给出一次")]
    [InlineData("kinds=THING_KIND_GREEN", "kinds", "可用的值")]
    [InlineData("kinds=THING_KIND_RED&kinds=9", "kinds", "可用的值")]
    public async Task A_wrong_parameter_is_refused(string query, string name, string complaint)
    {
        var answer = await RestAnswer.OfAsync(server.Http, "GET", "/v1/things/1?" + query);

        answer.Is(HttpStatusCode.BadRequest, Reason.InvalidRequest);
        Assert.Equal([name], answer.Violations.Keys);
        Assert.Contains(complaint, answer.Violations[name], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_parameters_are_understood()
    {
        var answer = await RestAnswer.OfAsync(server.Http, "GET", "/v1/things/%E4%B8%AD?depth=-3&kinds=THING_KIND_RED&kinds=2");

        Assert.Equal("中", answer.Body.GetProperty("id").GetString());
        Assert.Equal(-3, answer.Body.GetProperty("smallNumber").GetInt32());
        Assert.Equal(2, answer.Body.GetProperty("kinds").GetArrayLength());
    }

    [Theory]
    [InlineData("updateMask=displayName,smallNumber")]
    [InlineData("update_mask=display_name,small_number")]
    public async Task An_update_mask_may_be_spelt_either_way(string query)
    {
        var answer = await RestAnswer.OfAsync(server.Http, "PATCH", "/v1/things/7?" + query, """{"displayName":"x"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Http);
        Assert.Equal("7", answer.Body.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("displayName,small_number")]
    [InlineData("display_name,smallNumber")]
    public async Task An_update_mask_in_the_body_arrives_in_the_spelling_of_the_contract(string mask)
    {
        var answer = await RestAnswer.OfAsync(server.Http, "PUT", "/v1/things/7", $$"""{"thing":{"displayName":"x"},"updateMask":"{{mask}}"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Http);
        Assert.Equal(["display_name", "small_number"], answer.Body.GetProperty("words").EnumerateArray().Select(path => path.GetString()));
    }

    [Theory]
    [InlineData("PATCH", """{"id":"9"}""", "id")]
    [InlineData("PUT", """{"thing":{"id":"9"}}""", "thing.id")]
    public async Task A_body_must_not_contradict_the_path(string verb, string body, string path)
    {
        var answer = await RestAnswer.OfAsync(server.Http, verb, "/v1/things/7", body);

        answer.Is(HttpStatusCode.BadRequest, Reason.InvalidRequest);
        Assert.Contains("路径", answer.Violations[path], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_may_repeat_the_path()
    {
        var answer = await RestAnswer.OfAsync(server.Http, "PUT", "/v1/things/7", """{"thing":{"id":"7"}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Http);
    }

    [Fact]
    public async Task Where_the_body_is_everything_no_query_is_taken()
    {
        var answer = await RestAnswer.OfAsync(server.Http, "POST", "/v1/things?validateOnly=true", """{"requestId":"a","thing":{"id":"1"}}""");

        answer.Is(HttpStatusCode.BadRequest, Reason.InvalidRequest);
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", HttpStatusCode.NotFound, Reason.NotFound)]
    [InlineData("GET", "/v1/things/1/2/3", HttpStatusCode.NotFound, Reason.NotFound)]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound, Reason.NotFound)]
    [InlineData("DELETE", "/v1/things/1", HttpStatusCode.MethodNotAllowed, Reason.InvalidRequest)]
    public async Task An_unknown_path_or_method_has_the_same_shape(string verb, string path, HttpStatusCode http, Reason reason)
    {
        var answer = await RestAnswer.OfAsync(server.Http, verb, path);

        answer.Is(http, reason);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in_before_anything_else()
    {
        var answer = await RestAnswer.OfAsync(server.Http, "POST", "/v1/things/1:approve", "{ not even JSON");

        answer.Is(HttpStatusCode.Unauthorized, Reason.Unauthenticated);
    }
}
