using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Sqlite.Tests;

public sealed class SqliteSeedScenarioTests : SeedScenarioContract<SharedFile>;

public sealed class SqliteEnqueueingTests : EnqueueingContract<SharedFile>;

public sealed class SqliteMergingTests : MergingContract<SharedFile>;

public sealed class SqliteRulesTests : RulesContract<SharedFile>;

public sealed class SqliteExplainingTests : ExplainingContract<SharedFile>;

public sealed class SqliteWatchingTests : WatchingContract<SharedFile>;

public sealed class SqliteRepairingTests : RepairingContract<SharedFile>;

public sealed class SqliteEvolvingTests : EvolvingContract<SharedFile>;

public sealed class SqliteChildrenTests : ChildrenContract<SharedFile>;

public sealed class SqliteSleepingTests : SleepingContract<SharedFile>;

public sealed class SqliteFlushingTests : FlushingContract<SharedFile>;

public sealed class SqliteOutcomesTests : OutcomesContract<SharedFile>;

public sealed class SqliteStoppingTests : StoppingContract<SharedFile>;

public sealed class SqliteLeasingTests : LeasingContract<SharedFile>;

public sealed class SqliteOperatingTests : OperatingContract<SharedFile>;

public sealed class SqliteSchedulingTests : SchedulingContract<SharedFile>;

public sealed class SqliteSteppingTests : SteppingContract<SharedFile>;

public sealed class SqliteProtectingTests : ProtectingContract<SharedFile>;

public sealed class SqliteTamperingTests : TamperingContract<SharedFile>;
