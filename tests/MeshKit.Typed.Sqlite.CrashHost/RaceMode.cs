namespace MeshKit.Typed.Sqlite.CrashHost;

/// <summary>Says <c>ready</c>, waits for <c>go</c>, and enqueues so many jobs under one key, with dedupe: <c>Added id</c> or <c>Deduplicated id</c>.</summary>
internal static class RaceMode
{
    public static async Task RunAsync(MeshSync sync, Parent parent, string key, int count)
    {
        Parent.Tell("ready");
        await parent.HearAsync("go");
        for (var i = 0; i < count; i++)
        {
            var receipt = await sync.EnqueueAsync(new EnqueueRequest
            {
                Kind = "race",
                Payload = "{}"u8.ToArray(),
                ConflictKey = key,
                ConflictPolicy = ConflictPolicy.Dedupe,
            });
            Parent.Tell($"{receipt.Status} {receipt.JobId}");
        }

        Parent.Tell("end");
    }
}
