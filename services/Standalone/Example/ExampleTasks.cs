using Google.Protobuf;

namespace OpenGov.Standalone.Example;

/// <summary>
/// The district's ledger of tasks for the present year, taken over from <c>Example/tasks.csv</c> as its office would: with the warnings
/// accepted that some units are known by no organisation and that one limit waits for an event.
/// </summary>
internal sealed class ExampleTasks(ExampleClients clients, ExamplePasswords passwords, string division, TimeProvider clock, Action step)
{
    /// <summary>Imports the table, unless an earlier load has done it.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var office = await clients.AsAsync("bgs.office", passwords.Accounts);
        var year = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year;
        var ledgers = await clients.Tasks.ListLedgersAsync(new() { Division = division }, office, cancellationToken: cancellation);
        if (ledgers.Ledgers.All(ledger => ledger.Year != year))
        {
            var table = await File.ReadAllBytesAsync(Path.Combine(DistrictFile.Folder, "tasks.csv"), cancellation);
            await clients.Tasks.ImportTasksAsync(
                new()
                {
                    Division = division,
                    Year = year,
                    FileName = "工作任务分解表.csv",
                    Content = ByteString.CopyFrom(table),
                    AcceptWarnings = true,
                    RequestId = ExampleClients.RequestId($"tasks {year}"),
                },
                office,
                cancellationToken: cancellation);
        }

        step();
    }
}
