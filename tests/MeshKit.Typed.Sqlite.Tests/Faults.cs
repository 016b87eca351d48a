using SQLitePCL;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>Makes the next commit fail once, before or after it is done, and acts as another process in between.</summary>
internal sealed class Faults : ICommitFaults
{
    /// <summary>Whether the next commit is to be lost: true after it was done, false before.</summary>
    public bool? Next { get; set; }

    /// <summary>What the loss looks like.</summary>
    public int Code { get; set; } = raw.SQLITE_IOERR_FSYNC;

    /// <summary>What others do before the lost commit is looked up.</summary>
    public Action? Meanwhile { get; set; }

    public void BeforeCommit() => ThrowIf(false);

    public void AfterCommit() => ThrowIf(true);

    public void BeforeLookup() => Meanwhile?.Invoke();

    private void ThrowIf(bool done)
    {
        if (Next != done)
            return;
        Next = null;
        throw SqliteErrors.From(Code, null);
    }
}
