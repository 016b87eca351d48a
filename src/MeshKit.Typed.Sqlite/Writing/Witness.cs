namespace MeshKit.Typed.Sqlite;

/// <summary>A trace of a transaction that no other leaves, by which it can be found out whether it was committed.</summary>
internal abstract record Witness
{
    public abstract bool IsThere(Connection db);

    /// <summary>A job that it added. Where another transaction has added the same id, the time is another.</summary>
    /// <param name="JobId">The job.</param>
    /// <param name="At">When it was enqueued, in ticks.</param>
    public sealed record Job(Guid JobId, long At) : Witness
    {
        public override bool IsThere(Connection db)
        {
            using var statement = db.Use(Sql.EnqueuedAt).Bind(1, JobId);
            return statement.Step() && statement.Long(0) == At;
        }
    }

    /// <summary>The number that it wrote for this store instance, which alone writes it. What it did to jobs others may have undone since.</summary>
    /// <param name="Owner">The instance.</param>
    /// <param name="Number">The number.</param>
    public sealed record Mark(long Owner, long Number) : Witness
    {
        public override bool IsThere(Connection db)
        {
            using var statement = db.Use(Sql.MarkOfOwner).Bind(1, Owner);
            return statement.Step() && statement.Long(0) == Number;
        }
    }
}
