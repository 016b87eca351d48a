using System.Collections.Concurrent;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>The gates that are known to be committed. Gates are never deleted, so what is known stays true.</summary>
internal sealed class GateCatalog
{
    private readonly ConcurrentDictionary<long, JobGate> _byId = new();
    private readonly ConcurrentDictionary<JobGate, long> _byValue = new();

    public void Publish(long id, JobGate gate)
    {
        _byId[id] = gate;
        _byValue[gate] = id;
    }

    public bool TryGet(long id, out JobGate? gate) => _byId.TryGetValue(id, out gate);

    public bool TryGet(JobGate gate, out long id) => _byValue.TryGetValue(gate, out id);

    /// <summary>Reads a gate outside of any writing transaction, where all that is read is committed.</summary>
    public JobGate Read(Connection db, long id)
    {
        if (_byId.TryGetValue(id, out var known))
            return known;
        using var statement = db.Use(Sql.GateById).Bind(1, id);
        if (!statement.Step())
            throw db.Error(SQLitePCL.raw.SQLITE_CORRUPT);
        var gate = ToGate(statement);
        Publish(id, gate);
        return gate;
    }

    public static JobGate ToGate(Statement row) => new(row.Text(1), row.Int(2), (NetworkNeed)row.Int(3), row.Int(4), row.Text(5));
}
