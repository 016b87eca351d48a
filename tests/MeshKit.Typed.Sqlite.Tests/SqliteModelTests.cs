using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Engine;
using MeshKit.Typed.Stores.Conformance.Model;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>The SQLite store does what the model says.</summary>
public sealed class SqliteModelTests : ModelContract<SqliteModelTests.FastFile>
{
    protected override int Histories => 1_000;

    /// <summary>A file for each history, which need not survive a power cut.</summary>
    public sealed class FastFile : EngineStorage
    {
        private readonly TempFolder _folder = new(inMemory: true);

        public override MeshProvider NewProvider() => new SqliteProvider(new SqliteOptions { Path = _folder.File(), Durability = SqliteDurability.Normal });

        public override ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return base.DisposeAsync();
        }
    }
}
