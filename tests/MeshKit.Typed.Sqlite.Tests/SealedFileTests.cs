using System.Text;
using MeshKit.Typed.Stores.Conformance.Engine;
using SharedJobs = MeshKit.Typed.Stores.Conformance.Engine.Jobs;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>Rule 20, on the bytes of the files: what a thief of the disk finds.</summary>
public sealed class SealedFileTests : IDisposable
{
    private static readonly string[] Secrets = ["pay-7731", "key-7731", "checkpoint-7731", "step-7731", "result-7731", "error-7731", "child-7731"];

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule20_The_files_hold_no_clear_text(bool isSealed)
    {
        var options = new MeshOptions { Manifest = SharedJobs.Manifest, Protector = isSealed ? new AesGcmProtector(ProtectorKeys.First) : null };
        await using (var mesh = await Mesh.OpenAsync(new SqliteProvider(_folder.File()), options, Cancellation))
        {
            await mesh.Sync.EnqueueAsync(SharedJobs.Upload, new UploadDraft("key-7731", "pay-7731"), cancellationToken: Cancellation);
            var handlers = SyncHandlers.Untyped(async (job, stop) =>
            {
                if (job.RawPayload.As<UploadDraft>()!.DraftId == "child-7731")
                    return SyncOutcome.Fail("error-7731");
                await job.CheckpointAsync("checkpoint-7731", stop);
                await job.OnceAsync("step", (_, _) => Task.FromResult("step-7731"), cancellationToken: stop);
                await job.EnqueueChildAsync("child", SharedJobs.Upload, new UploadDraft("child-7731"), cancellationToken: stop);
                return SyncOutcome.DoneWith("result-7731");
            });
            await mesh.Sync.FlushAsync(new FlushOptions { Handlers = handlers }, Cancellation);

            // In the log, beside the file, and after a close in the file itself.
            Assert.Equal(isSealed ? [] : Secrets, Found());
        }

        Assert.Equal(isSealed ? [] : Secrets, Found());
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Found()
    {
        // The owner's file holds nothing, and is locked.
        var files = _folder.Names().Where(name => !name.Contains("-owner-", StringComparison.Ordinal)).Select(name => Read(_folder.File(name))).ToArray();
        Assert.Contains(files, file => file.Length > 4096);
        return Secrets.Where(secret => files.Any(file => file.Contains(secret, StringComparison.OrdinalIgnoreCase)
            || file.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='), StringComparison.Ordinal)));
    }

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }
}
