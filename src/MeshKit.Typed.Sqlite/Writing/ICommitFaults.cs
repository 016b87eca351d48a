namespace MeshKit.Typed.Sqlite;

/// <summary>A place for tests to throw a storage error just before or just after a commit, where a real one leaves its outcome open.</summary>
internal interface ICommitFaults
{
    void BeforeCommit();

    void AfterCommit();

    /// <summary>Between a lost commit and the look at what became of it, when other processes may write.</summary>
    void BeforeLookup()
    {
    }
}
