namespace OpenGov.Screens.Session;

/// <summary>Lists that the services answer in pages, read to their end.</summary>
internal static class Pages
{
    /// <summary>Everything on all pages, in order.</summary>
    /// <param name="ask">Asks for a page by its token; empty for the first.</param>
    /// <param name="items">What is on a page.</param>
    /// <param name="next">Token of the page after it; empty on the last.</param>
    public static async Task<List<TItem>> AllAsync<TPage, TItem>(
        Func<string, Task<TPage>> ask, Func<TPage, IEnumerable<TItem>> items, Func<TPage, string> next)
    {
        var all = new List<TItem>();
        var token = "";
        do
        {
            var page = await ask(token);
            all.AddRange(items(page));
            token = next(page);
        }
        while (token.Length > 0);
        return all;
    }
}
