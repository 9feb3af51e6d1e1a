using System.Text;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Authorisation;

/// <summary>The document that tells people who may call what, written from expected.txt, which the running system is held to.</summary>
public sealed class AuthorisationDocumentTests
{
    [Fact]
    public async Task The_document_says_what_the_system_is_held_to()
    {
        var (document, written) = (Repository.File("services", "AUTHORISATION.md"), Write());
        if (!File.Exists(document) || await File.ReadAllTextAsync(document, TestContext.Current.CancellationToken) != written)
        {
            var proposal = Path.Combine(AppContext.BaseDirectory, "AUTHORISATION.md");
            await File.WriteAllTextAsync(proposal, written, TestContext.Current.CancellationToken);
            Assert.Fail($"{document} is not what expected.txt says. Copy {proposal} over it, or paste:\n{written}");
        }
    }

    private static string Write()
    {
        var text = new StringBuilder(
            """
            # Who may call what

            Written by a test from `tests/EndToEnd/Authorisation/expected.txt`, which people write by hand from the comments of the contracts.
            Another test calls every RPC as each of these callers against a running system and fails when one is let in or kept out otherwise;
            an RPC without a line fails it too. Change expected.txt first.

            | letter | what the caller is told |
            |---|---|
            | + | is let in, whatever the call then says |
            | T | a token is needed (UNAUTHENTICATED) |
            | R | another role is needed (ROLE_REQUIRED) |
            | S | the machine client is not registered for that (SCOPE_REQUIRED) |
            | O | the organisation is not responsible (NOT_RESPONSIBLE) |
            | H | there is no such thing (NOT_FOUND), as of one that does not exist |

            Callers: nobody (*public*); machine clients with every scope of the lead department (*machine*) and of another (*strange*); of the lead
            department an *editor*, a *reviewer* and a *leader*; with these three roles in one person someone of a *joint* department, of one that has nothing to do with it (*other*)
            and of a *street* office; the *office* of the district and of another one (*far*); an administrator (*admin*).

            """);
        foreach (var service in ExpectedAccess.Read().GroupBy(line => line.Rpc[..line.Rpc.IndexOf('/', StringComparison.Ordinal)]))
        {
            text.Append("\n## ").Append(service.Key).Append("\n\n| RPC | ").AppendJoin(" | ", ExpectedAccess.Callers).Append(" | asked with |\n|---|")
                .Append(string.Concat(Enumerable.Repeat(":-:|", ExpectedAccess.Callers.Count))).Append("---|\n");
            foreach (var line in service)
            {
                var cells = line.Letters.Length > 0 ? line.Letters.Select(letter => letter.ToString()) : ExpectedAccess.Callers.Select(_ => "");
                text.Append("| ").Append(line.Rpc[(service.Key.Length + 1)..]).Append(" | ").AppendJoin(" | ", cells)
                    .Append(" | ").Append(line.Letters.Length == 0 ? line.Request : line.Request == "{}" ? "" : $"`{Shortened(line.Request)}`").Append(" |\n");
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    // What tells one line of an RPC from another: the rest only makes the question complete.
    private static string Shortened(string request) => request.Length <= 70 ? request : string.Concat(request.AsSpan(0, 69), "…");
}
