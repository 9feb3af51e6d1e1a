using System.Net;
using System.Text;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tests.Edge;

namespace OpenGov.Platform.Tests.Rest;

public sealed class StrictBodies(EdgeServer server) : IClassFixture<EdgeServer>
{
    // A thing, the path of what is wrong in it, and a word of the complaint.
    public static TheoryData<string, string, string> WrongThings => new()
    {
        { """{"smallnumber":5}""", "thing.smallnumber", "您是否想写 smallNumber" },
        { """{"dispalyName":"a"}""", "thing.dispalyName", "您是否想写 displayName" },
        { """{"nothingLikeIt":1}""", "thing.nothingLikeIt", "可用的字段：id、displayName" },
        { """{"inner":{"inner":{"nmae":1}}}""", "thing.inner.inner.nmae", "没有这个字段" },
        { """{"parts":[{"name":"a"},{"name":"b","cuont":1}]}""", "thing.parts[1].cuont", "您是否想写 count" },
        { """{"id":1}""", "thing.id", "应为文本" },
        { """{"id":{"a":1}}""", "thing.id", "应为文本" },
        { """{"id":["a"]}""", "thing.id", "应为文本" },
        { """{"id":true}""", "thing.id", "应为文本" },
        { """{"displayName":"\ud800"}""", "thing.displayName", "Unicode" },
        { """{"smallNumber":5.5}""", "thing.smallNumber", "-2147483648 到 2147483647 的整数" },
        { """{"smallNumber":2147483648}""", "thing.smallNumber", "整数" },
        { """{"smallNumber":"five"}""", "thing.smallNumber", "整数" },
        { """{"smallNumber":" 5"}""", "thing.smallNumber", "整数" },
        { """{"smallNumber":""}""", "thing.smallNumber", "整数" },
        { """{"smallNumber":"05"}""", "thing.smallNumber", "整数" },
        { """{"smallNumber":true}""", "thing.smallNumber", "整数" },
        { """{"smallNumber":[1]}""", "thing.smallNumber", "整数" },
        { """{"largeNumber":"9223372036854775808"}""", "thing.largeNumber", "整数" },
        { """{"largeNumber":1e30}""", "thing.largeNumber", "整数" },
        { """{"positiveNumber":-1}""", "thing.positiveNumber", "0 到 4294967295" },
        { """{"ratio":"half"}""", "thing.ratio", "应为数字" },
        { """{"ratio":1e400}""", "thing.ratio", "应为数字" },
        { """{"ready":"true"}""", "thing.ready", "true 或 false" },
        { """{"ready":1}""", "thing.ready", "true 或 false" },
        { """{"content":"***"}""", "thing.content", "base64" },
        { """{"content":"_-8"}""", "thing.content", "base64" },
        { """{"kind":"RED"}""", "thing.kind", "您是否想写 THING_KIND_RED" },
        { """{"kind":"thing_kind_red"}""", "thing.kind", "您是否想写 THING_KIND_RED" },
        { """{"kind":"THING_KIND_YELLOW_AND_GREEN"}""", "thing.kind", "可用的值" },
        { """{"kind":77}""", "thing.kind", "可用的值" },
        { """{"kind":1.5}""", "thing.kind", "可用的值" },
        { """{"kinds":["THING_KIND_RED","BLAU"]}""", "thing.kinds[1]", "可用的值" },
        { """{"words":"a"}""", "thing.words", "应为数组" },
        { """{"words":{"0":"a"}}""", "thing.words", "应为数组" },
        { """{"words":[null]}""", "thing.words[0]", "不能是 null" },
        { """{"words":["a",2]}""", "thing.words[1]", "应为文本" },
        { """{"parts":[null]}""", "thing.parts[0]", "应为对象" },
        { """{"parts":["a"]}""", "thing.parts[0]", "应为对象" },
        { """{"labels":[]}""", "thing.labels", "应为对象" },
        { """{"labels":{"a":null}}""", "thing.labels.a", "不能是 null" },
        { """{"labels":{"a":"b","a":"c"}}""", "thing.labels.a", "两次" },
        { """{"numbered":{"x":{"name":"a"}}}""", "thing.numbered.x", "键应为" },
        { """{"numbered":{"1":{"nam":"a"}}}""", "thing.numbered.1.nam", "您是否想写 name" },
        { """{"time":"yesterday"}""", "thing.time", "应为时间" },
        { """{"time":"2026-02-30T00:00:00Z"}""", "thing.time", "应为时间" },
        { """{"time":1714521600}""", "thing.time", "应为时间" },
        { """{"duration":"3"}""", "thing.duration", "应为时长" },
        { """{"optionalNumber":"many"}""", "thing.optionalNumber", "整数" },
        { """{"first":"a","second":2}""", "thing.second", "只能给出其中一个：first、second" },
        { """{"first":"a","second":null}""", "thing.second", "只能给出其中一个" },
        { """{"id":"a","id":"a"}""", "thing.id", "两次" },
        { """{"smallNumber":1,"small_number":1}""", "thing.small_number", "两次" },
        { "[]", "thing", "应为对象" },
        { "\"x\"", "thing", "应为对象" },
    };

    // A thing and what must come back of it.
    public static TheoryData<string, string> RightThings => new()
    {
        { """{"displayName":"名称 \u4e2d"}""", "\"displayName\":\"名称 中\"" },
        { """{"display_name":"a"}""", "\"displayName\":\"a\"" },
        { """{"smallNumber":-7}""", "\"smallNumber\":-7" },
        { """{"smallNumber":"5"}""", "\"smallNumber\":5" },
        { """{"smallNumber":1.0}""", "\"smallNumber\":1" },
        { """{"smallNumber":1e2}""", "\"smallNumber\":100" },
        { """{"smallNumber":null}""", "\"smallNumber\":0" },
        { """{"largeNumber":9007199254740993}""", "\"largeNumber\":\"9007199254740993\"" },
        { """{"largeNumber":"9007199254740993"}""", "\"largeNumber\":\"9007199254740993\"" },
        { """{"largeNumber":"-9223372036854775808"}""", "\"largeNumber\":\"-9223372036854775808\"" },
        { """{"ratio":"NaN"}""", "\"ratio\":\"NaN\"" },
        { """{"ratio":"1.5"}""", "\"ratio\":1.5" },
        { """{"ratio":-2}""", "\"ratio\":-2" },
        { """{"ready":true}""", "\"ready\":true" },
        { """{"content":"\/+8="}""", "\"content\":\"/+8=\"" },
        { """{"kind":"THING_KIND_BLUE"}""", "\"kind\":\"THING_KIND_BLUE\"" },
        { """{"kind":2}""", "\"kind\":\"THING_KIND_BLUE\"" },
        { """{"kinds":[1,"THING_KIND_BLUE"]}""", "\"kinds\":[\"THING_KIND_RED\",\"THING_KIND_BLUE\"]" },
        { """{"words":null}""", "\"words\":[]" },
        { """{"words":["a","b"],"smallNumber":"3"}""", "\"words\":[\"a\",\"b\"]" },
        { """{"labels":null}""", "\"labels\":{}" },
        { """{"labels":{"a":"b","c":"d"}}""", "\"labels\":{\"a\":\"b\",\"c\":\"d\"}" },
        { """{"numbered":{"-1":{"name":"a"}}}""", "\"numbered\":{\"-1\":{\"name\":\"a\",\"count\":0}}" },
        { """{"time":"2026-05-01T08:00:00+08:00"}""", "\"time\":\"2026-05-01T00:00:00Z\"" },
        { """{"duration":"3.5s"}""", "\"duration\":\"3.500s\"" },
        { """{"optionalNumber":7}""", "\"optionalNumber\":7" },
        { """{"second":2}""", "\"second\":2" },
        { """{"inner":{"id":"b"}}""", "\"inner\":{\"id\":\"b\"" },
    };

    [Theory]
    [MemberData(nameof(WrongThings))]
    public async Task A_wrong_body_is_refused_by_the_path_of_what_is_wrong(string thing, string path, string complaint)
    {
        var answer = await CreateAsync(thing);

        answer.Is(HttpStatusCode.BadRequest, Reason.InvalidRequest);
        Assert.Equal([path], answer.Violations.Keys);
        Assert.Contains(complaint, answer.Violations[path], StringComparison.Ordinal);
        Assert.Contains(path, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RightThings))]
    public async Task A_right_body_is_understood_as_the_proto3_JSON_mapping_says(string thing, string expected)
    {
        var answer = await CreateAsync(thing);

        Assert.Equal(HttpStatusCode.OK, answer.Http);
        Assert.Contains(expected, answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var answer = await CreateAsync("""{"idd":1,"smallNumber":"x","kind":"RED","parts":[{"count":"many"}]}""");

        Assert.Equal(["thing.idd", "thing.smallNumber", "thing.kind", "thing.parts[0].count"], answer.Violations.Keys);
    }

    [Fact]
    public async Task A_thousand_wrong_things_are_told_as_a_hundred()
    {
        var answer = await CreateAsync("""{"words":[""" + string.Join(',', Enumerable.Repeat("1", 1000)) + "]}");

        Assert.Equal(100, answer.Violations.Count);
    }

    [Theory]
    [InlineData("{", "语法错误")]
    [InlineData("""{"thing":{},}""", "语法错误")]
    [InlineData("""{'thing':{}}""", "语法错误")]
    [InlineData("{\n  \"thing\": {} \"requestId\": \"a\"\n}", "第 2 行")]
    [InlineData("""{"thing":{"smallNumber":NaN}}""", "语法错误")]
    [InlineData("""{"thing":{"smallNumber":01}}""", "语法错误")]
    [InlineData("""{"requestId":"a"} {"requestId":"a"}""", "JSON")]
    [InlineData("", "缺少请求正文")]
    [InlineData(" \n", "缺少请求正文")]
    [InlineData("null", "应为对象")]
    [InlineData("[]", "应为对象")]
    [InlineData("7", "应为对象")]
    [InlineData("""{"\ud800":1}""", "Unicode")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body, string complaint)
    {
        var answer = await RestAnswer.OfAsync(server.Http, "POST", "/v1/things", body);

        answer.Is(HttpStatusCode.BadRequest, Reason.InvalidRequest);
        Assert.Contains(complaint, answer.Violations["$"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_body_is_refused()
    {
        var answer = await RestAnswer.OfAsync(server.Http, "POST", "/v1/things");

        answer.Is(HttpStatusCode.BadRequest, Reason.InvalidRequest);
        Assert.Contains("缺少请求正文", answer.Violations["$"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_in_another_encoding_is_refused()
    {
        byte[] gbk = [.. "{\"requestId\":\""u8, 0xD6, 0xD0, 0xCE, 0xC4, .. "\"}"u8];
        var answer = await RestAnswer.OfAsync(server.Http, "POST", "/v1/things", gbk, "application/json");

        Assert.Contains("UTF-8", answer.Violations["$"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. """{"requestId":"a","thing":{"id":"7"}}"""u8];
        var answer = await RestAnswer.OfAsync(server.Http, "POST", "/v1/things", body, "application/json; charset=UTF-8");

        Assert.Equal(HttpStatusCode.OK, answer.Http);
    }

    [Theory]
    [InlineData(20, HttpStatusCode.OK)]
    [InlineData(60, HttpStatusCode.BadRequest)]
    [InlineData(5_000, HttpStatusCode.BadRequest)]
    public async Task Deep_nesting_has_an_end(int depth, HttpStatusCode expected)
    {
        var body = string.Concat(Enumerable.Repeat("""{"inner":""", depth)) + "{}" + new string('}', depth);
        var answer = await CreateAsync(body);

        Assert.Equal(expected, answer.Http);
        Assert.Equal(expected != HttpStatusCode.OK, answer.Body.GetRawText().Contains("嵌套过深", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=gbk")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_refused(string type)
    {
        var answer = await RestAnswer.OfAsync(server.Http, "POST", "/v1/things", "{}", type);

        answer.Is(HttpStatusCode.UnsupportedMediaType, Reason.InvalidRequest);
    }

    [Fact]
    public async Task A_body_larger_than_16_MiB_is_refused()
    {
        var body = "{\"requestId\":\"" + new string('a', 16 * 1024 * 1024) + "\"}";
        var answer = await RestAnswer.OfAsync(server.Http, "POST", "/v1/things", Encoding.UTF8.GetBytes(body), "application/json");

        answer.Is(HttpStatusCode.RequestEntityTooLarge, Reason.TooLarge);
    }

    [Fact]
    public async Task A_body_where_none_belongs_is_refused()
    {
        var answer = await RestAnswer.OfAsync(server.Http, "GET", "/v1/things/1", "{}");

        answer.Is(HttpStatusCode.BadRequest, Reason.InvalidRequest);
    }

    private Task<RestAnswer> CreateAsync(string thing) =>
        RestAnswer.OfAsync(server.Http, "POST", "/v1/things", $$"""{"requestId":"a","thing":{{thing}}}""");
}
