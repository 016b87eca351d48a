namespace MeshKit.Typed.EndToEnd;

/// <summary>Durable enqueues, each awaited before the next: one commit for a job.</summary>
internal static class OneByOne
{
    public static Task<Comparison> RatesAsync(string work, int rounds, double? target, int count, MeshSync sync, RawStore raw)
    {
        return Paired.RatesAsync(work, rounds, target, Ours, Raw);

        Task<double> Ours()
        {
            var notes = Notes.Many(count);
            return Rate.OfAsync(count, async () =>
            {
                foreach (var note in notes)
                    await sync.EnqueueAsync(note);
            });
        }

        Task<double> Raw()
        {
            var jobs = RawJob.Many(count);
            return Rate.OfAsync(count, () =>
            {
                for (var i = 0; i < jobs.Length; i++)
                    raw.Enqueue(jobs.AsSpan(i, 1));
            });
        }
    }
}
