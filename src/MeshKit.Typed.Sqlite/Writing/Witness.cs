namespace MeshKit.Typed.Sqlite;

/// <summary>A trace of a transaction by which it can be found out whether it was committed.</summary>
/// <param name="JobId">A job of it.</param>
/// <param name="Token">Null where the job was enqueued; else the token that a claim gave, or that a settlement ended.</param>
/// <param name="IsClaim">Whether the token is a claim's.</param>
internal sealed record Witness(Guid JobId, long? Token = null, bool IsClaim = false)
{
    public bool IsThere(Connection db)
    {
        using var statement = db.Use(Sql.LaneRowById).Bind(1, JobId);
        if (!statement.Step())
            return false;
        var row = LaneRow.Read(statement);
        if (Token is null)
            return true;
        return IsClaim ? row.Token >= Token : row.State != State.Running || row.Token != Token;
    }
}
