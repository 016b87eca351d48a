using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>One database file that several meshes open, as processes would.</summary>
public sealed class SharedFile : EngineStorage
{
    private readonly TempFolder _folder = new();

    public override MeshProvider NewProvider() => new SqliteProvider(_folder.File());

    public override async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await base.DisposeAsync();
    }
}
