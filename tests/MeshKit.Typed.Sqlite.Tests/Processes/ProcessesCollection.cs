namespace MeshKit.Typed.Sqlite.Tests.Processes;

/// <summary>Tests that start processes run one after another: they share the machine's cores.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessesCollection
{
    public const string Name = "Processes";
}
