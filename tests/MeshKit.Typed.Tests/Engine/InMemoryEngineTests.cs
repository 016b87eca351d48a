using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Tests.Engine;

public sealed class InMemorySeedScenarioTests : SeedScenarioContract
{
    private readonly SharedMemory _memory = new();

    protected override MeshProvider NewProvider() => _memory.NewProvider();
}

public sealed class InMemoryEnqueueingTests : EnqueueingContract
{
    private readonly SharedMemory _memory = new();

    protected override MeshProvider NewProvider() => _memory.NewProvider();
}

public sealed class InMemoryFlushingTests : FlushingContract
{
    private readonly SharedMemory _memory = new();

    protected override MeshProvider NewProvider() => _memory.NewProvider();
}

public sealed class InMemoryStoppingTests : StoppingContract
{
    private readonly SharedMemory _memory = new();

    protected override MeshProvider NewProvider() => _memory.NewProvider();
}

public sealed class InMemoryOperatingTests : OperatingContract
{
    private readonly SharedMemory _memory = new();

    protected override MeshProvider NewProvider() => _memory.NewProvider();
}

public sealed class InMemorySchedulingTests : SchedulingContract
{
    private readonly SharedMemory _memory = new();

    protected override MeshProvider NewProvider() => _memory.NewProvider();
}

public sealed class InMemorySteppingTests : SteppingContract
{
    private readonly SharedMemory _memory = new();

    protected override MeshProvider NewProvider() => _memory.NewProvider();
}
