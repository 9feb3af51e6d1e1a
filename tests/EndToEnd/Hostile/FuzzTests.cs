using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Google.Api;
using Grpc.Core;
using Grpc.Net.Client;
using OpenGov.EndToEnd.Authorisation;
using OpenGov.EndToEnd.Stories;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Hostile;

/// <summary>
/// Every RPC with requests that nobody would send in earnest, over gRPC and REST, as strangers and as people who may do much. The system
/// answers each within bounds and never with a fault of its own; afterwards it is whole, of ordinary size, and works.
/// <c>CATALOGUE_FUZZ_SECONDS</c> makes it longer, <c>CATALOGUE_FUZZ_SEED</c> repeats a run.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Workers = 4;
    private const long MostMemory = 1_500_000_000;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    // What operators ask for once in a while reads all that is stored; beside other suites on two cores it takes its time.
    private static readonly TimeSpan OperatorsBound = TimeSpan.FromMinutes(2);
    private static readonly string[] ForOperators = ["GetSelfCheck", "VerifyAudit", "RebuildSearchIndex"];
    // What a session needs to go on: calls that end it would make strangers of all callers.
    private static readonly string[] Endings = ["SignOut", "RevokeSession", "RevokeSessions"];
    private readonly int seed = Setting("CATALOGUE_FUZZ_SEED") ?? Environment.TickCount;
    private readonly TimeSpan time = TimeSpan.FromSeconds(Setting("CATALOGUE_FUZZ_SECONDS") ?? 30);
    private readonly ConcurrentDictionary<string, int> seen = new();
    private readonly ConcurrentBag<string> faults = [];
    private StandaloneSystem system = null!;
    private readonly Dictionary<string, string> tokens = [];
    private string[] names = [];

    public async ValueTask InitializeAsync()
    {
        system = await StandaloneSystem.StartAsync();
        // Something to be hit besides what is published: an open draft of the district's, one of a street's.
        using var editor = await Account.SignInAsync(system, "mzj.editor");
        await new CatalogueWork(system, "610116-06").OpenAsync(editor);
        using var street = await Account.SignInAsync(system, "weiqu.editor");
        await new CatalogueWork(system, "610116001-06").OpenAsync(street);

        tokens["administrator"] = await Account.TokenAsync(system, "admin", Account.AdministratorPassword);
        foreach (var name in new[] { "bgs.office", "mzj.editor", "mzj.reviewer", "mzj.leader", "weiqu.editor", "weiqu.leader" })
        {
            tokens[name] = await Account.TokenAsync(system, name);
        }

        (tokens["nobody"], tokens["garbage"], tokens["unsigned"]) = ("", "garbage", "eyJhbGciOiJub25lIn0.e30.");
        names = [.. tokens.Keys.Order(StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => system.DisposeAsync();

    [Fact]
    public async Task Whatever_is_sent_the_system_answers_within_bounds_and_stays_whole()
    {
        output.WriteLine($"CATALOGUE_FUZZ_SEED={seed} CATALOGUE_FUZZ_SECONDS={time.TotalSeconds}");
        var began = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => worker % 2 == 0 ? OverGrpcAsync(worker, began) : OverRestAsync(worker, began))));

        output.WriteLine(string.Join("\n", seen.Where(pair => !pair.Key.StartsWith("rpc ", StringComparison.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.True(faults.IsEmpty, $"seed {seed}: {faults.Count} faults\n{string.Join("\n", faults.Take(20))}");
        var reached = seen.Keys.Count(key => key.StartsWith("rpc ", StringComparison.Ordinal));
        Assert.Equal(PublishedRpcs.All.Count - Endings.Length, reached);

        // Whole, of ordinary size, and at work.
        await SelfChecks.PassAsync(system);
        var memory = long.Parse(
            (await File.ReadAllLinesAsync($"/proc/{system.ProcessId}/status", TestContext.Current.CancellationToken))
                .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) * 1024;
        output.WriteLine($"memory {memory / 1_000_000} MB");
        Assert.InRange(memory, 0, MostMemory);
        using var editor = await Account.SignInAsync(system, "jyj.editor");
        var work = new CatalogueWork(system, "610116-03");
        await work.OpenAsync(editor);
        var changed = await work.ChangeFirstItemAsync(editor, "公开内容照常修改");
        Assert.Equal("公开内容照常修改", changed["item"]!["content"]!.GetValue<string>());
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static TimeSpan BoundOf(Google.Protobuf.Reflection.MethodDescriptor rpc) => ForOperators.Contains(rpc.Name) ? OperatorsBound : Bound;

    // Names of our types, and traces of where the program failed.
    private static bool TellsTooMuch(string text) =>
        text.Contains("Exception", StringComparison.Ordinal) || text.Contains("OpenGov.", StringComparison.Ordinal)
        || text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Npgsql", StringComparison.OrdinalIgnoreCase)
        || text.Contains("SQLite", StringComparison.OrdinalIgnoreCase);

    private async Task OverGrpcAsync(int worker, Stopwatch began)
    {
        var random = new Random(seed + worker);
        var requests = new RandomRequests(random);
        var rpcs = PublishedRpcs.All.Where(rpc => !Endings.Contains(rpc.Value.Name)).OrderBy(rpc => rpc.Key, StringComparer.Ordinal).ToList();
        using var channel = GrpcChannel.ForAddress(system.CatalogueGrpc, new() { MaxReceiveMessageSize = 64 << 20 });
        for (var count = 0; began.Elapsed < time || count < rpcs.Count; count++)
        {
            // Each in turn, so that none is left out, then by chance.
            var (name, method) = rpcs[count < rpcs.Count ? count : random.Next(rpcs.Count)];
            var bytes = requests.BytesOf(method.InputType);
            var caller = names[random.Next(names.Length)];
            var token = tokens[caller];
            var headers = token.Length > 0 ? new Metadata { { "authorization", "Bearer " + token } } : [];
            var options = new CallOptions(headers, DateTime.UtcNow + BoundOf(method));
            var (status, left) = (StatusCode.OK, false);
            try
            {
                if (method.IsServerStreaming)
                {
                    // A stream that waits for news is left after a moment.
                    using var leave = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
                    using var leaving = leave.Token.Register(() => left = true);
                    using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(method.Raw(), null, options.WithCancellationToken(leave.Token), bytes);
                    for (var messages = 0; messages < 50 && await call.ResponseStream.MoveNext(leave.Token); messages++)
                    {
                    }
                }
                else
                {
                    await channel.CreateCallInvoker().AsyncUnaryCall(method.Raw(), null, options, bytes);
                }
            }
            catch (RpcException e)
            {
                status = e.StatusCode;
                // Of a stream that was left the client's own half tells, in its words, that it was torn.
                if (status is StatusCode.Unknown or StatusCode.Internal or StatusCode.DeadlineExceeded or StatusCode.DataLoss
                    || (!left && (status is StatusCode.Unavailable || TellsTooMuch(e.Status.Detail))))
                {
                    faults.Add($"gRPC {name} as {caller} {status}: {e.Status.Detail}\n    {Convert.ToBase64String(bytes)}");
                }
            }

            Count("rpc " + name);
            Count("gRPC " + status);
        }
    }

    private async Task OverRestAsync(int worker, Stopwatch began)
    {
        var random = new Random(seed + worker);
        var requests = new RandomRequests(random);
        // A stream over REST sends nothing, not even a head, until there is news: gRPC asks those.
        var rpcs = PublishedRpcs.All.Values.Where(rpc => !Endings.Contains(rpc.Name) && !rpc.Name.StartsWith("Watch", StringComparison.Ordinal)).OrderBy(rpc => rpc.FullName, StringComparer.Ordinal)
            .Select(rpc => (Rpc: rpc, Rule: rpc.GetOptions()?.GetExtension(AnnotationsExtensions.Http))).Where(one => one.Rule is not null).ToList();
        using var http = new HttpClient { BaseAddress = system.Catalogue, Timeout = OperatorsBound };
        for (var count = 0; began.Elapsed < time || count < rpcs.Count; count++)
        {
            var (rpc, rule) = rpcs[count < rpcs.Count ? count : random.Next(rpcs.Count)];
            var caller = names[random.Next(names.Length)];
            using var request = RequestOf(rule!, rpc, requests, random, tokens[caller]);
            try
            {
                // Head and body within the bound.
                using var late = new CancellationTokenSource(BoundOf(rpc));
                using var answer = await http.SendAsync(request, late.Token);
                var text = await answer.Content.ReadAsStringAsync();
                Count("REST " + (int)answer.StatusCode);
                if ((int)answer.StatusCode >= 500 || !answer.IsSuccessStatusCode && TellsTooMuch(text))
                {
                    faults.Add($"REST {request.Method} {request.RequestUri} as {caller} {(int)answer.StatusCode}: {text}\n    {await BodyAsync(request)}");
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                faults.Add($"REST {request.Method} {request.RequestUri} as {caller}: {e.Message}\n    {await BodyAsync(request)}");
            }
        }
    }

    private static HttpRequestMessage RequestOf(HttpRule rule, Google.Protobuf.Reflection.MethodDescriptor rpc, RandomRequests requests, Random random, string token)
    {
        var (method, path) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => (HttpMethod.Get, rule.Get),
            HttpRule.PatternOneofCase.Put => (HttpMethod.Put, rule.Put),
            HttpRule.PatternOneofCase.Patch => (HttpMethod.Patch, rule.Patch),
            HttpRule.PatternOneofCase.Delete => (HttpMethod.Delete, rule.Delete),
            _ => (HttpMethod.Post, rule.Post),
        };
        var address = new StringBuilder();
        foreach (var part in path.Split('{', '}').Select((text, index) => (text, index)))
        {
            address.Append(part.index % 2 == 0 ? part.text : Uri.EscapeDataString(requests.Word() is { Length: > 0 } word ? word : "x"));
        }

        if (rule.Body.Length == 0)
        {
            var fields = rpc.InputType.Fields.InDeclarationOrder();
            for (var parameters = random.Next(4); parameters > 0; parameters--)
            {
                var name = fields.Count > 0 && random.Next(5) > 0 ? fields[random.Next(fields.Count)].JsonName : "nothing";
                address.Append(address.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(requests.Word()));
            }
        }

        var request = new HttpRequestMessage(method, new Uri(address.ToString(), UriKind.Relative));
        if (rule.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(random.Next(10) == 0 ? requests.BytesOf(rpc.InputType) : Encoding.UTF8.GetBytes(requests.JsonOf(rpc.InputType)));
            request.Content.Headers.ContentType = random.Next(12) == 0 ? new("text/plain") : new("application/json");
        }

        if (token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    private static async Task<string> BodyAsync(HttpRequestMessage request) =>
        request.Content is null ? "" : await request.Content.ReadAsStringAsync();

    private void Count(string what) => seen.AddOrUpdate(what, 1, (_, before) => before + 1);
}
