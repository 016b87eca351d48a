using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Tests.Engine;

public sealed class InMemorySeedScenarioTests : SeedScenarioContract<SharedMemory>;

public sealed class InMemoryEnqueueingTests : EnqueueingContract<SharedMemory>;

public sealed class InMemoryMergingTests : MergingContract<SharedMemory>;

public sealed class InMemoryRulesTests : RulesContract<SharedMemory>;

public sealed class InMemoryExplainingTests : ExplainingContract<SharedMemory>;

public sealed class InMemoryWatchingTests : WatchingContract<SharedMemory>;

public sealed class InMemoryRepairingTests : RepairingContract<SharedMemory>;

public sealed class InMemoryEvolvingTests : EvolvingContract<SharedMemory>;

public sealed class InMemoryChildrenTests : ChildrenContract<SharedMemory>;

public sealed class InMemorySleepingTests : SleepingContract<SharedMemory>;

public sealed class InMemoryFlushingTests : FlushingContract<SharedMemory>;

public sealed class InMemoryOutcomesTests : OutcomesContract<SharedMemory>;

public sealed class InMemoryStoppingTests : StoppingContract<SharedMemory>;

public sealed class InMemoryLeasingTests : LeasingContract<SharedMemory>;

public sealed class InMemoryOperatingTests : OperatingContract<SharedMemory>;

public sealed class InMemorySchedulingTests : SchedulingContract<SharedMemory>;

public sealed class InMemorySteppingTests : SteppingContract<SharedMemory>;

public sealed class InMemoryProtectingTests : ProtectingContract<SharedMemory>;

public sealed class InMemoryTamperingTests : TamperingContract<SharedMemory>;
