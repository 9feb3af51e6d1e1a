using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Paging;

/// <summary>A page asked for, checked.</summary>
/// <param name="Size">1–200.</param>
/// <param name="After">The place to go on from; null for the first page.</param>
/// <param name="Question">What is asked besides the page; a token is valid only with the question that returned it.</param>
public sealed record PageRequest(int Size, QueryPlace? After, string Question)
{
    /// <summary>Checks page_size and page_token.</summary>
    /// <param name="pageSize">0 means 50, above 200 is read as 200, negative is refused.</param>
    /// <param name="pageToken">Empty, or a token returned before.</param>
    /// <param name="question">The RPC and its filter values.</param>
    /// <exception cref="RequestException">Negative size; damaged or foreign token.</exception>
    public static PageRequest Of(int pageSize, string pageToken, params ReadOnlySpan<string> question)
    {
        if (pageSize < 0)
        {
            throw Refused.Invalid("pageSize", "不能为负数；0 表示 50，最大 200");
        }

        var asked = string.Join('\n', question);
        return new(pageSize == 0 ? 50 : Math.Min(pageSize, 200), pageToken.Length == 0 ? null : PageToken.Read(pageToken, asked), asked);
    }

    /// <summary>The number to go on from, in a list whose places are numbers; null for the first page.</summary>
    /// <exception cref="RequestException">The token holds no number.</exception>
    public long? AfterNumber => After switch
    {
        null => null,
        { Value: long number } => number,
        _ => throw Refused.PageToken(),
    };

    /// <summary>The token of the next page.</summary>
    /// <param name="last">The place of the last document of this page.</param>
    public string TokenAfter(QueryPlace last) => PageToken.Write(last, Question);

    /// <summary>Cuts one document too many off, which tells that there is a next page.</summary>
    /// <param name="found">Up to <see cref="Size"/> + 1 documents.</param>
    /// <param name="place">The place of a document in the sort order.</param>
    /// <returns>The page and its next token, empty on the last page.</returns>
    public (IReadOnlyList<Stored<T>> Page, string NextToken) Cut<T>(IReadOnlyList<Stored<T>> found, Func<Stored<T>, QueryPlace> place)
        where T : class =>
        found.Count <= Size ? (found, "") : ([.. found.Take(Size)], TokenAfter(place(found[Size - 1])));
}
