using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MeshKit.Typed.Sqlite.Tests.AppTransactions;

/// <summary>A transaction in which a job cannot be written is refused, with what is wrong with it, and is left as it was.</summary>
public sealed class RefusedTransactionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_transaction_on_another_file_is_refused()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        await using var connection = await ConnectAsync(_folder.File("other.db"));
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);

        var error = await RefusesAsync<ArgumentException>(store, transaction);

        Assert.Contains(_folder.File(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_in_memory_is_refused()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        await using var connection = await ConnectAsync(":memory:");
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);

        await RefusesAsync<ArgumentException>(store, transaction);
    }

    [Fact]
    public async Task A_transaction_that_has_only_attached_the_file_is_refused()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        await using var connection = await ConnectAsync(_folder.File("other.db"));
        await using (var attach = connection.CreateCommand())
        {
            attach.CommandText = "ATTACH $path AS queue";
            attach.Parameters.AddWithValue("$path", _folder.File());
            await attach.ExecuteNonQueryAsync(Cancellation);
        }

        await using var transaction = await connection.BeginTransactionAsync(Cancellation);

        await RefusesAsync<ArgumentException>(store, transaction);
    }

    [Fact]
    public async Task A_transaction_that_has_ended_is_refused()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        await using var connection = await ConnectAsync(_folder.File());
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await transaction.CommitAsync(Cancellation);

        await RefusesAsync<ArgumentException>(store, transaction);
    }

    [Fact]
    public async Task A_transaction_of_a_connection_that_only_reads_is_store_read_only()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        await using var connection = await ConnectAsync(_folder.File(), ";Mode=ReadOnly");
        await using var transaction = connection.BeginTransaction(deferred: true);

        var error = await RefusesAsync<SyncException>(store, transaction);

        Assert.Equal(SyncErrorCodes.StoreReadOnly, error.Code);
    }

    [Fact]
    public async Task A_deferred_transaction_is_joined()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        var job = Jobs.New();
        await using var connection = await ConnectAsync(_folder.File());
        await using var transaction = connection.BeginTransaction(deferred: true);
        await store.EnqueueAsync([job], transaction, Cancellation);
        await transaction.CommitAsync(Cancellation);

        Assert.NotNull(await store.FindAsync(job.Id, Cancellation));
    }

    [Fact]
    public async Task A_deferred_transaction_that_has_read_what_has_changed_since_is_store_busy_at_once()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        await using var connection = await ConnectAsync(_folder.File());
        await using var transaction = connection.BeginTransaction(deferred: true);
        await using (var read = connection.CreateCommand())
        {
            read.CommandText = "SELECT count(*) FROM mesh_jobs";
            await read.ExecuteScalarAsync(Cancellation);
        }

        await store.EnqueueAsync(Jobs.New());
        var started = System.Diagnostics.Stopwatch.StartNew();

        var error = await RefusesAsync<SyncException>(store, transaction);

        Assert.Equal(SyncErrorCodes.StoreBusy, error.Code);
        Assert.InRange(started.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_file_that_is_reached_by_a_link_is_the_same_file()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        var job = Jobs.New();
        File.CreateSymbolicLink(_folder.File("link.db"), _folder.File());
        await using var connection = await ConnectAsync(_folder.File("link.db"));
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await store.EnqueueAsync([job], transaction, Cancellation);
        await transaction.CommitAsync(Cancellation);

        Assert.NotNull(await store.FindAsync(job.Id, Cancellation));
    }

    [Fact]
    public async Task A_transaction_of_another_kind_is_refused()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());

        var error = await RefusesAsync<ArgumentException>(store, new ForeignTransaction());

        Assert.Contains(nameof(SqliteTransaction), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_apps_connection_syncs_each_commit_unless_the_app_says_otherwise()
    {
        await (await Jobs.OpenAsync(_folder.File())).DisposeAsync();
        await using var connection = await ConnectAsync(_folder.File());
        await using var ask = connection.CreateCommand();
        ask.CommandText = Sql.Synchronous;

        Assert.Equal(2L, await ask.ExecuteScalarAsync(Cancellation));
    }

    /// <summary>The store refuses, keeps nothing, and goes on once the transaction is gone.</summary>
    private static async Task<T> RefusesAsync<T>(SqliteStore store, DbTransaction transaction)
        where T : Exception
    {
        var job = Jobs.New();
        var error = await Assert.ThrowsAsync<T>(async () => await store.EnqueueAsync([job], transaction, Cancellation));
        await transaction.DisposeAsync();
        Assert.Null(await store.FindAsync(job.Id, Cancellation));
        await store.EnqueueAsync(job);
        return error;
    }

    private static async Task<SqliteConnection> ConnectAsync(string path, string settings = "")
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False{settings}");
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private sealed class ForeignTransaction : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.Serializable;

        protected override DbConnection? DbConnection => null;

        public override void Commit() => throw new NotSupportedException();

        public override void Rollback() => throw new NotSupportedException();
    }
}
