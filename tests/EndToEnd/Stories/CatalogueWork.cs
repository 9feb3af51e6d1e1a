using System.Globalization;
using System.Text.Json.Nodes;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Stories;

/// <summary>What a department does with one catalogue, step by step, by REST.</summary>
internal sealed class CatalogueWork(ITestSystem system, string catalogue)
{
    public Uri At(string path) => new(system.Catalogue, $"/v1/catalogues/{catalogue}{path}");

    public Task<JsonNode> OpenAsync(Account editor) => editor.PostAsync(At("/draft"), []);

    public async Task<JsonNode> ChangeFirstItemAsync(Account editor, string content)
    {
        var draft = await editor.GetAsync(At("/draft"));
        var item = draft["items"]![0]!;
        return await editor.PatchAsync(At($"/draft/items/{item["id"]!.GetValue<string>()}"), new JsonObject
        {
            ["item"] = new JsonObject { ["content"] = content },
            ["updateMask"] = "content",
            ["revision"] = item["revision"]!.DeepClone(),
        });
    }

    public async Task<JsonNode> SubmitAsync(Account editor) =>
        await editor.PostAsync(At("/draft:submit"), new JsonObject { ["revision"] = await RevisionAsync(editor) });

    public async Task<JsonNode> ApproveAsync(Account reviewer)
    {
        var draft = await reviewer.GetAsync(At("/draft"));
        return await reviewer.PostAsync(At("/draft:decide"), new JsonObject
        {
            ["stage"] = draft["review"]!["stage"]!.DeepClone(),
            ["decision"] = "DECISION_APPROVE",
            ["digest"] = draft["digest"]!.DeepClone(),
            ["revision"] = draft["revision"]!.DeepClone(),
        });
    }

    /// <summary>All three stages, each by another person; gives the version as the last one left it.</summary>
    public async Task<JsonNode> ApproveAsync(Reviewers reviewers)
    {
        await ApproveAsync(reviewers.Reviewer);
        await ApproveAsync(reviewers.Leader);
        return await ApproveAsync(reviewers.Office);
    }

    public async Task<JsonNode> PublishAsync(Account reviewer) =>
        await reviewer.PostAsync(At("/draft:publish"), new JsonObject { ["revision"] = await RevisionAsync(reviewer) });

    /// <summary>A whole revision of the catalogue, from opening to publishing; gives the number published.</summary>
    public async Task<int> ReviseAsync(Account editor, Reviewers reviewers, string content)
    {
        await OpenAsync(editor);
        await ChangeFirstItemAsync(editor, content);
        await SubmitAsync(editor);
        await ApproveAsync(reviewers);
        return (await PublishAsync(reviewers.Leader))["number"]!.GetValue<int>();
    }

    public async Task<JsonNode> RevisionAsync(Account account) => (await account.GetAsync(At("/draft")))["revision"]!.DeepClone();

    public static long Number(JsonNode value) => long.Parse(value.ToString(), CultureInfo.InvariantCulture);
}
