using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Sqlite.Tests;

public sealed class SqliteSeedScenarioTests : SeedScenarioContract
{
    private readonly TempFolder _folder = new();

    protected override MeshProvider NewProvider() => new SqliteProvider(_folder.File());

    protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteEnqueueingTests : EnqueueingContract
{
    private readonly TempFolder _folder = new();

    protected override MeshProvider NewProvider() => new SqliteProvider(_folder.File());

    protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteFlushingTests : FlushingContract
{
    private readonly TempFolder _folder = new();

    protected override MeshProvider NewProvider() => new SqliteProvider(_folder.File());

    protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteStoppingTests : StoppingContract
{
    private readonly TempFolder _folder = new();

    protected override MeshProvider NewProvider() => new SqliteProvider(_folder.File());

    protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteOperatingTests : OperatingContract
{
    private readonly TempFolder _folder = new();

    protected override MeshProvider NewProvider() => new SqliteProvider(_folder.File());

    protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteSchedulingTests : SchedulingContract
{
    private readonly TempFolder _folder = new();

    protected override MeshProvider NewProvider() => new SqliteProvider(_folder.File());

    protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteSteppingTests : SteppingContract
{
    private readonly TempFolder _folder = new();

    protected override MeshProvider NewProvider() => new SqliteProvider(_folder.File());

    protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
