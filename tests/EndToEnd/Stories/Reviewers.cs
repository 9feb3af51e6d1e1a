using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Stories;

/// <summary>Who decides on the catalogues of one department: 初审, 复审, 终审.</summary>
internal sealed class Reviewers(Account reviewer, Account leader, Account office) : IDisposable
{
    public Account Reviewer { get; } = reviewer;

    public Account Leader { get; } = leader;

    public Account Office { get; } = office;

    public static async Task<Reviewers> SignInAsync(ITestSystem system, string desk) => new(
        await Account.SignInAsync(system, desk + ".reviewer"),
        await Account.SignInAsync(system, desk + ".leader"),
        await Account.SignInAsync(system, "bgs.office"));

    public void Dispose()
    {
        Reviewer.Dispose();
        Leader.Dispose();
        Office.Dispose();
    }
}
