using System.Buffers.Text;
using System.Security.Cryptography;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Events;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using OpenGov.Publications.Reading;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Channels;

/// <summary>Registers webhooks and shows what was sent.</summary>
public sealed class WebhookDesk(
    IDocuments<Webhook> webhooks, WebhookDeliveries deliveries, [FromKeyedServices("publication")] IEventLog log)
{
    private const int SecretBytes = 32;
    private const int LongestName = 100;
    private const int LongestUrl = 500;
    private static readonly string[] Changeable = ["name", "url", "kinds", "disabled", "delivered_sequence"];
    private readonly DocumentCommands<Webhook> commands = new(webhooks);

    /// <summary>Registers a webhook.</summary>
    /// <exception cref="RequestException">Fields that cannot be, or a division that is not the caller's.</exception>
    public async Task<CreateWebhookResponse> CreateAsync(CreateWebhookRequest request, Caller caller, CancellationToken cancellation)
    {
        var wanted = request.Webhook ?? new();
        var command = CommandRequest.Of(caller, request.RequestId, nameof(CreateAsync), request);
        Check(wanted, Changeable);
        var division = PublicationQuestions.Division(wanted.Division);
        division = division.Length == 0 && !caller.HasAny("administrator") ? caller.Division : division;
        RequireOwn(division, caller);
        var made = new Webhook
        {
            Id = command.DeriveId("webhook").ToString("D"),
            Name = wanted.Name,
            Url = wanted.Url,
            Secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)),
            Division = division,
            Kinds = WebhookMapping.Names(wanted.Kinds),
            Disabled = wanted.Disabled,
            Delivered = await log.LastSequenceAsync(cancellation),
            Edits = 1,
        };

        // The answer that is kept for a repetition has no secret in it: that is shown once, to whoever gets this answer.
        var answer = await commands.CreateAsync(
            made.Id,
            command,
            _ => Refused.AlreadyExists("推送接口", made.Id),
            () => new Changed<Webhook, CreateWebhookResponse>(made, [], stored => new() { Webhook = stored.ToProto() }),
            cancellation);
        var kept = await webhooks.FindAsync(made.Id, cancellation);
        return kept?.Value.Secret == made.Secret ? new(answer) { Secret = made.Secret } : answer;
    }

    /// <summary>All webhooks that the caller keeps.</summary>
    public async Task<ListWebhooksResponse> ListAsync(ListWebhooksRequest request, Caller caller, CancellationToken cancellation)
    {
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListWebhooks", caller.Username);
        var query = new DocumentQuery { After = page.After, Limit = page.Size + 1 };
        query = caller.HasAny("administrator") ? query : query.And("division", KeyRelation.StartsWith, caller.Division);
        var (found, next) = page.Cut(await webhooks.QueryAsync(query, cancellation), stored => new QueryPlace(stored.Id, stored.Id));
        return new() { Webhooks = { found.Select(WebhookMapping.ToProto) }, NextPageToken = next };
    }

    /// <summary>One webhook.</summary>
    public async Task<Wire.Webhook> GetAsync(string id, Caller caller, CancellationToken cancellation) =>
        (await OwnAsync(id, caller, cancellation)).ToProto();

    /// <summary>Changes a webhook.</summary>
    /// <exception cref="RequestException">No such webhook, not the caller's, somebody was faster, or fields that cannot be.</exception>
    public async Task<Wire.Webhook> UpdateAsync(UpdateWebhookRequest request, Caller caller, CancellationToken cancellation)
    {
        var wanted = request.Webhook ?? new();
        var command = CommandRequest.Of(caller, request.RequestId, nameof(UpdateAsync), request);
        var mask = request.UpdateMask is { Paths.Count: > 0 } chosen ? [.. chosen.Paths] : Changeable[..^1];
        if (mask.FirstOrDefault(path => !Changeable.Contains(path)) is { } unknown)
        {
            throw Refused.Invalid("updateMask", $"不能修改 {unknown}，只能是 {string.Join("、", Changeable)}");
        }

        Check(wanted, mask);
        var last = await log.LastSequenceAsync(cancellation);
        if (mask.Contains("delivered_sequence") && (wanted.DeliveredSequence < 0 || wanted.DeliveredSequence > last))
        {
            throw Refused.Invalid("webhook.deliveredSequence", $"应为 0–{last}");
        }

        var own = await OwnAsync(wanted.Id, caller, cancellation);
        return await commands.ChangeAsync(
            own.Id,
            command,
            () => Refused.NotFound("推送接口", wanted.Id),
            stored => stored.Value.Edits == wanted.Revision
                ? new Changed<Webhook, Wire.Webhook>(Changed(stored.Value, wanted, mask), [], WebhookMapping.ToProto)
                : throw Refused.Stale(stored.Value.Edits),
            cancellation);
    }

    /// <summary>What was sent, newest event first.</summary>
    public async Task<ListDeliveriesResponse> ListDeliveriesAsync(ListDeliveriesRequest request, Caller caller, CancellationToken cancellation)
    {
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListDeliveries", request.WebhookId);
        var own = await OwnAsync(request.WebhookId, caller, cancellation);
        return await deliveries.ListAsync(own.Id, page, cancellation);
    }

    /// <summary>Sends an event once more.</summary>
    /// <exception cref="RequestException">No such webhook or event, or the event is not for it.</exception>
    public async Task<Wire.Delivery> RedeliverAsync(RedeliverRequest request, Caller caller, CancellationToken cancellation)
    {
        _ = CommandRequest.Of(caller, request.RequestId, nameof(RedeliverAsync), request);
        var webhook = (await OwnAsync(request.WebhookId, caller, cancellation)).Value;
        return await log.ReadAsync(request.Sequence, 1, cancellation) is [{ } entry] && entry.Sequence == request.Sequence
            && log.Event(entry) is Contracts.Events.PublicationEvent happened && webhook.Gets(entry.Type, happened.CatalogueId)
            ? (await deliveries.SendOnceAsync(webhook, happened, cancellation)).ToProto()
            : throw Refused.NotFound("要推送的事件", $"{request.Sequence}");
    }

    private static Webhook Changed(Webhook hook, Wire.Webhook wanted, IReadOnlyCollection<string> mask)
    {
        var next = hook with
        {
            Name = mask.Contains("name") ? wanted.Name : hook.Name,
            Url = mask.Contains("url") ? wanted.Url : hook.Url,
            Kinds = mask.Contains("kinds") ? WebhookMapping.Names(wanted.Kinds) : hook.Kinds,
            Disabled = mask.Contains("disabled") ? wanted.Disabled : hook.Disabled,
            Delivered = mask.Contains("delivered_sequence") ? wanted.DeliveredSequence : hook.Delivered,
            Edits = hook.Edits + 1,
        };

        // Whoever enables it, or sends it elsewhere, wants it to be tried now.
        return next.Disabled ? next : next with { DisabledReason = "", FailedRounds = 0, NextRound = null };
    }

    private static void Check(Wire.Webhook wanted, IReadOnlyCollection<string> mask)
    {
        List<Violation> violations = [];
        if (mask.Contains("name") && (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > LongestName))
        {
            violations.Add(new("webhook.name", $"应写明用途，1–{LongestName} 个字"));
        }

        if (mask.Contains("url") && !(wanted.Url.Length <= LongestUrl && Uri.TryCreate(wanted.Url, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https" && url.UserInfo.Length == 0))
        {
            violations.Add(new("webhook.url", $"应为 http:// 或 https:// 开头的网址，不含用户名，最多 {LongestUrl} 个字符"));
        }

        if (mask.Contains("kinds") && wanted.Kinds.Any(kind => kind == PublicationEventKind.Unspecified || !Enum.IsDefined(kind)))
        {
            violations.Add(new("webhook.kinds", "应为 PUBLICATION_EVENT_KIND_RELEASED 等四种之一"));
        }

        if (violations.Count > 0)
        {
            throw Refused.Invalid(violations);
        }
    }

    private static void RequireOwn(string division, Caller caller)
    {
        if (!caller.HasAny("administrator") && !division.StartsWith(caller.Division, StringComparison.Ordinal))
        {
            throw new RequestException(Reason.NotResponsible, "推送接口只能由系统管理员或者所在区县的区政府办公室管理。");
        }
    }

    private async Task<Stored<Webhook>> OwnAsync(string id, Caller caller, CancellationToken cancellation)
    {
        var stored = await webhooks.FindAsync(PublicationQuestions.Uuid(id, "id"), cancellation) ?? throw Refused.NotFound("推送接口", id);
        RequireOwn(stored.Value.Division, caller);
        return stored;
    }
}
