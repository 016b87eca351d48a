using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>A new file that many open at once is made by one of them, and is a queue to all.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_who_open_a_new_file_at_once_find_a_queue()
    {
        for (var round = 0; round < 40; round++)
        {
            var path = _folder.File($"{round}.db");
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var opening = Enumerable.Range(0, 8).Select(async _ =>
            {
                await start.Task;
                return (await new SqliteProvider(path).OpenStoreAsync(new StoreContext(), TestContext.Current.CancellationToken))!;
            }).ToArray();
            start.SetResult();

            foreach (var store in await Task.WhenAll(opening))
                await store.DisposeAsync();
        }
    }
}
