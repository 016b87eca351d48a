using MeshKit.Typed;
using MeshKit.Typed.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Recipes.Hosted;
using Recipes.Photos;
using Recipes.Tests.Fakes;

namespace Recipes.Tests;

public sealed class HostedTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recipes-");
    private readonly PhotoServer _server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "queue.db");

    public void Dispose() => _folder.Delete(recursive: true);

    // <shutdown>
    [Fact]
    public async Task A_host_that_stops_leaves_a_checkpoint_and_the_next_one_resumes_from_it()
    {
        _server.StallAt = 2;
        using (var host = await StartAsync())
        {
            await host.Services.GetRequiredService<MeshSync>().EnqueueAsync(new UploadPhoto("beach", Parts: 4), cancellationToken: Cancellation);
            await _server.Stalled;
            await host.StopAsync(Cancellation);
        }

        _server.StallAt = null;
        using (var host = await StartAsync())
        {
            var sync = host.Services.GetRequiredService<MeshSync>();
            await UntilAsync(async () => (await sync.StatsAsync(Cancellation)).Of(SyncJobStatus.Succeeded) == 1);
            await host.StopAsync(Cancellation);
        }

        Assert.Equal([0, 1, 2, 3], _server.Parts);
    }
    // </shutdown>

    [Fact]
    public async Task After_the_stop_nothing_is_running_and_the_attempt_is_not_counted()
    {
        _server.StallAt = 1;
        using (var host = await StartAsync())
        {
            await host.Services.GetRequiredService<MeshSync>().EnqueueAsync(new UploadPhoto("beach", Parts: 4), cancellationToken: Cancellation);
            await _server.Stalled;
            await host.StopAsync(Cancellation);
        }

        await using var mesh = await Mesh.OpenAsync(new SqliteProvider(Database), RecipesJobs.Manifest, Cancellation);
        var job = Assert.Single((await mesh.Sync.JobsPageAsync(new JobQuery(), Cancellation)).Jobs);
        Assert.Equal((SyncJobStatus.Pending, 0, new UploadedParts(1)), (job.Status, job.Attempt, job.Checkpoint.As<UploadedParts>()));
    }

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IPhotoServer>(_server);
        builder.Services.AddSync(Database);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return host;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }
}
