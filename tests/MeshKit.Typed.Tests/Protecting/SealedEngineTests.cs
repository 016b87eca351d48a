using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Engine;
using MeshKit.Typed.Tests.Engine;

namespace MeshKit.Typed.Tests.Protecting;

/// <summary>A shared memory whose meshes all seal.</summary>
public sealed class SealedMemory : EngineStorage
{
    private readonly SharedMemory _memory = new();

    public override IPayloadProtector Protector { get; } = new AesGcmProtector(ProtectorKeys.First);

    public override MeshProvider NewProvider() => _memory.NewProvider();

    public override async ValueTask DisposeAsync()
    {
        await _memory.DisposeAsync();
        await base.DisposeAsync();
    }
}

public sealed class SealedSeedScenarioTests : SeedScenarioContract<SealedMemory>;

public sealed class SealedEnqueueingTests : EnqueueingContract<SealedMemory>;

public sealed class SealedFlushingTests : FlushingContract<SealedMemory>;

public sealed class SealedOutcomesTests : OutcomesContract<SealedMemory>;

public sealed class SealedStoppingTests : StoppingContract<SealedMemory>;

public sealed class SealedLeasingTests : LeasingContract<SealedMemory>;

public sealed class SealedOperatingTests : OperatingContract<SealedMemory>;

public sealed class SealedSteppingTests : SteppingContract<SealedMemory>;

public sealed class SealedMergingTests : MergingContract<SealedMemory>;

public sealed class SealedEvolvingTests : EvolvingContract<SealedMemory>;

public sealed class SealedRepairingTests : RepairingContract<SealedMemory>;

public sealed class SealedChildrenTests : ChildrenContract<SealedMemory>;

public sealed class SealedWatchingTests : WatchingContract<SealedMemory>;

public sealed class SealedSleepingTests : SleepingContract<SealedMemory>;
