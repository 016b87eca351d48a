namespace MeshKit.Typed.Testing;

/// <summary>The process is dead, as far as the store of a test is concerned. A handler may see it where it stores progress.</summary>
internal sealed class SimulatedCrashException() : Exception("The test simulates a crash here.");
