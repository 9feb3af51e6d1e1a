namespace OpenGov.Departments.Days;

/// <summary>What a day brings about by itself, such as a rename that was planned for it.</summary>
internal interface IDueWork
{
    /// <summary>What it is, for operators.</summary>
    string Name { get; }

    /// <summary>
    /// Does what is due today or was due before, in the order of the days. Whatever stops it, the next call goes on: doing something twice
    /// changes nothing.
    /// </summary>
    Task DoAsync(CancellationToken cancellation);
}
