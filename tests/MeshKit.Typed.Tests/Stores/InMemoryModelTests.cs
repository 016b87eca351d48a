using MeshKit.Typed.Stores.Conformance.Model;
using MeshKit.Typed.Tests.Engine;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>The in-memory store does what the model says.</summary>
public sealed class InMemoryModelTests : ModelContract<SharedMemory>
{
    protected override int Histories => 10_000;
}
