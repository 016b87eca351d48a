using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>The SQLite store passes the contract of all stores.</summary>
public sealed class SqliteStoreTests : StoreContract
{
    private readonly TempFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override async ValueTask<ISyncStore> OpenAsync(TimeProvider time) =>
        (await new SqliteProvider(_folder.File()).OpenStoreAsync(new StoreContext { TimeProvider = time }, CancellationToken.None))!;
}
