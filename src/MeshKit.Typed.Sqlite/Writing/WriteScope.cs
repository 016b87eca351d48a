using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>What the operations of one writing transaction share: its connection, its time, and the gates as it sees them.</summary>
internal sealed class WriteScope(Connection db, GateCatalog catalog, TimeProvider time, long owner)
{
    private readonly Dictionary<long, JobGate> _pending = [];
    private readonly Dictionary<JobGate, long> _pendingIds = [];
    private long? _lastSeq;

    public Connection Db => db;

    public long Owner => owner;

    /// <summary>Now, in UTC ticks; one value for one call.</summary>
    public long Now { get; private set; } = time.GetUtcNow().UtcTicks;

    /// <summary>What to look for where the commit's answer is lost: it is there exactly if all of the transaction is.</summary>
    public Witness? Witness { get; set; }

    /// <summary>Sees to it that the transaction leaves something to look for.</summary>
    /// <param name="number">The transaction's number in this instance.</param>
    public void LeaveTrace(long number)
    {
        if (Witness is not null)
            return;
        using var mark = db.Use(Sql.Mark).Bind(1, owner).Bind(2, number);
        mark.Execute();
        Witness = new Witness.Mark(owner, number);
    }

    public void BeginCall() => Now = time.GetUtcNow().UtcTicks;

    /// <summary>The next number in the order of enqueueing. The write lock is held, so counting on is exact.</summary>
    public long NextSeq()
    {
        var next = (_lastSeq ?? db.Scalar(Sql.LastSeq)) + 1;
        _lastSeq = next;
        return next;
    }

    public long Intern(JobGate gate)
    {
        if (catalog.TryGet(gate, out var id) || _pendingIds.TryGetValue(gate, out id))
            return id;
        using (var find = BindGate(db.Use(Sql.GateByValue), gate))
        {
            if (find.Step())
                return Note(find.Long(0), gate);
        }

        using var insert = BindGate(db.Use(Sql.GateInsert), gate);
        insert.Step();
        id = insert.Long(0);
        insert.Execute();
        return Note(id, gate);
    }

    public JobGate Gate(long id)
    {
        if (catalog.TryGet(id, out var gate) || _pending.TryGetValue(id, out gate))
            return gate!;
        using var statement = db.Use(Sql.GateById).Bind(1, id);
        if (!statement.Step())
            throw db.Error(SQLitePCL.raw.SQLITE_CORRUPT);
        gate = GateCatalog.ToGate(statement);
        Note(id, gate);
        return gate;
    }

    /// <summary>All gates, those of other processes included: ids have no gaps.</summary>
    public List<(long Id, JobGate Gate)> AllGates()
    {
        var gates = new List<(long, JobGate)>();
        for (var id = 1L; catalog.TryGet(id, out var gate); id++)
            gates.Add((id, gate!));
        using var rest = db.Use(Sql.GatesAfter).Bind(1, gates.Count);
        while (rest.Step())
        {
            var gate = GateCatalog.ToGate(rest);
            gates.Add((rest.Long(0), gate));
            Note(rest.Long(0), gate);
        }

        return gates;
    }

    /// <summary>Forgets what a rollback to a savepoint may have undone.</summary>
    public void Forget()
    {
        _pending.Clear();
        _pendingIds.Clear();
        _lastSeq = null;
    }

    /// <summary>Tells the others of the gates that are now committed.</summary>
    public void Publish()
    {
        foreach (var (id, gate) in _pending)
            catalog.Publish(id, gate);
    }

    private static Statement BindGate(Statement statement, JobGate gate) => statement
        .Bind(1, gate.Kind).Bind(2, gate.Version).Bind(3, (long)gate.Network).Bind(4, gate.Priority).Bind(5, gate.Conditions);

    private long Note(long id, JobGate gate)
    {
        _pending[id] = gate;
        _pendingIds[gate] = id;
        return id;
    }
}
