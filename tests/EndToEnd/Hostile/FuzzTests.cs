using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Google.Api;
using Grpc.Core;
using Grpc.Net.Client;
using OpenGov.Contracts.Department.V1;
using OpenGov.EndToEnd.Authorisation;
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
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);
    // What a session needs to go on: calls that end it would make strangers of all callers.
    private static readonly string[] Endings = ["SignOut", "RevokeSession", "RevokeSessions"];
    private readonly int seed = Setting("CATALOGUE_FUZZ_SEED") ?? Environment.TickCount;
    private readonly TimeSpan time = TimeSpan.FromSeconds(Setting("CATALOGUE_FUZZ_SECONDS") ?? 30);
    private readonly ConcurrentDictionary<string, int> seen = new();
    private readonly ConcurrentBag<string> faults = [];
    private StandaloneSystem system = null!;
    private string[] tokens = [];

    public async ValueTask InitializeAsync()
    {
        system = await StandaloneSystem.StartEmptyAsync();
        using var channel = GrpcChannel.ForAddress(system.CatalogueGrpc);
        var administrator = await Account.TokenAsync(system, "admin", Account.AdministratorPassword);
        var headers = new Metadata { { "authorization", "Bearer " + administrator } };
        var organisations = new OrganisationService.OrganisationServiceClient(channel);
        foreach (var (id, kind) in new[] { ("610116-bgs", OrganisationKind.Office), ("610116-mzj", OrganisationKind.Department), ("610116001", OrganisationKind.Street) })
        {
            await organisations.CreateOrganisationAsync(
                new() { Organisation = new() { Id = id, Division = id.Split('-')[0], Kind = kind, Name = id }, RequestId = NewRequest() }, headers);
        }

        var people = new List<string> { administrator };
        foreach (var (name, organisation, roles) in new[]
        {
            ("fuzz.office", "610116-bgs", new[] { Role.Office }),
            ("fuzz.staff", "610116-mzj", new[] { Role.Editor, Role.Reviewer, Role.Leader }),
            ("fuzz.street", "610116001", new[] { Role.Editor, Role.Leader }),
        })
        {
            var member = new Member { Username = name, Name = "试探者", Roles = { roles } };
            await organisations.CreateMemberAsync(
                new() { OrganisationId = organisation, Member = member, Password = Account.ExamplePassword, RequestId = NewRequest() }, headers);
            people.Add(await Account.TokenAsync(system, name));
        }

        // Something to be hit: domains with a lead, and an open draft.
        var office = new Metadata { { "authorization", "Bearer " + people[1] } };
        var domains = new DomainService.DomainServiceClient(channel);
        foreach (var code in new[] { "06", "26" })
        {
            await domains.CreateDomainAsync(new() { Domain = new() { Code = code, Name = "领域" + code, Township = true }, RequestId = NewRequest() }, office);
            await domains.AssignResponsibilityAsync(new() { Code = code, LeadOrganisationId = "610116-mzj", Revision = 1, RequestId = NewRequest() }, office);
        }

        tokens = [.. people, "", "garbage", "eyJhbGciOiJub25lIn0.e30."];
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
        using var anybody = await Account.SignInAsync(system, "fuzz.staff");
        Assert.Equal("610116-mzj", (await anybody.GetAsync(new Uri(system.Department, "/v1/me")))["organisationId"]!.GetValue<string>());
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string NewRequest() => Guid.NewGuid().ToString("D");

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
            var token = tokens[random.Next(tokens.Length)];
            var headers = token.Length > 0 ? new Metadata { { "authorization", "Bearer " + token } } : [];
            var options = new CallOptions(headers, DateTime.UtcNow + Bound);
            var status = StatusCode.OK;
            try
            {
                if (method.IsServerStreaming)
                {
                    // A stream that waits for news is left after a moment.
                    using var leave = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
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
                if (status is StatusCode.Unknown or StatusCode.Internal or StatusCode.DeadlineExceeded or StatusCode.Unavailable or StatusCode.DataLoss
                    || e.Status.Detail.Contains("Exception", StringComparison.Ordinal))
                {
                    faults.Add($"gRPC {name} {status}: {e.Status.Detail}\n    {Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, 300)))}");
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
        using var http = new HttpClient { BaseAddress = system.Catalogue, Timeout = Bound };
        for (var count = 0; began.Elapsed < time || count < rpcs.Count; count++)
        {
            var (rpc, rule) = rpcs[count < rpcs.Count ? count : random.Next(rpcs.Count)];
            using var request = RequestOf(rule!, rpc, requests, random);
            try
            {
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                Count("REST " + (int)answer.StatusCode);
                if ((int)answer.StatusCode >= 500)
                {
                    faults.Add($"REST {request.Method} {request.RequestUri} {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}\n    {await BodyAsync(request)}");
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                faults.Add($"REST {request.Method} {request.RequestUri}: {e.Message}\n    {await BodyAsync(request)}");
            }
        }
    }

    private HttpRequestMessage RequestOf(HttpRule rule, Google.Protobuf.Reflection.MethodDescriptor rpc, RandomRequests requests, Random random)
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

        if (tokens[random.Next(tokens.Length)] is { Length: > 0 } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    private static async Task<string> BodyAsync(HttpRequestMessage request) =>
        request.Content is null ? "" : (await request.Content.ReadAsStringAsync()) is var text && text.Length > 400 ? text[..400] : text;

    private void Count(string what) => seen.AddOrUpdate(what, 1, (_, before) => before + 1);
}
