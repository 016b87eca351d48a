namespace MeshKit.Typed.EndToEnd;

/// <summary>From a claimed job to its outcome, the store aside, and what that allocates.</summary>
internal sealed class DispatchSection : ISection
{
    private const string Kind = "upload-note";

    public string Name => "dispatch";

    public string Title => "Dispatch, the store aside, against a hand-written switch + JSON";

    public async Task<IReadOnlyList<Comparison>> RunAsync(Bench bench)
    {
        var count = bench.Choose(100_000, 400_000);
        var rounds = bench.Choose(11, 31);
        await using var core = new MeshCore(new InMemoryProvider(), new MeshOptions { Manifest = EndToEndJobs.Manifest });
        var runner = new AttemptRunner(core, Notes.Handlers);
        var hand = new HandSwitch(new EmptyRawHandler());
        var claimed = ReplayStore.Claim(Notes.Encode(Notes.New()));
        var payload = claimed.Job.Payload;

        // As in a flush: leases are held, so that the clocks are asked whether they still are.
        await core.OpenAsync(CancellationToken.None);
        core.Hold(new Attempt(core, claimed));
        await using var replay = new ReplayStore(claimed);
        await using var mesh = await Mesh.OpenAsync(replay.AsProvider(), EndToEndJobs.Manifest);

        return
        [
            await Paired.TimesAsync("one attempt: find, decode, handle, outcome", "ns", rounds, 1 / 1.1, One, ByHand),
            await Paired.TimesAsync("the same within a whole flush, over a store that does nothing", "ns", rounds, null, Flush, ByHand),
            Bytes("one attempt, allocated beyond the payload", await AllocatedAsync(One) - await AllocatedAsync(Payload)),
            Bytes("the same within a whole flush", await AllocatedAsync(Flush) - await AllocatedAsync(Payload)),
        ];

        async Task<double> One()
        {
            return 1e9 / await Rate.OfAsync(count, async () =>
            {
                for (var i = 0; i < count; i++)
                    await runner.RunAsync(new Attempt(core, claimed));
            });
        }

        async Task<double> ByHand()
        {
            return 1e9 / await Rate.OfAsync(count, async () =>
            {
                for (var i = 0; i < count; i++)
                    await hand.RunAsync(Kind, payload.Span, CancellationToken.None);
            });
        }

        async Task<double> Flush()
        {
            replay.Left = count;
            return 1e9 / await Rate.OfAsync(count, () => mesh.Sync.FlushAsync(new FlushOptions { Handlers = Notes.Handlers, ReportLimit = 0 }));
        }

        async Task<double> Payload()
        {
            return 1e9 / await Rate.OfAsync(count, () =>
            {
                for (var i = 0; i < count; i++)
                    _ = EndToEndJobs.UploadNote.Decode(payload.Span, version: 1);
            });
        }

        async Task<double> AllocatedAsync(Func<Task<double>> run)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            _ = await run();
            return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)count;
        }
    }

    private static Comparison Bytes(string work, double bytes) => new(work, "bytes", Math.Round(bytes), 0, null, null);
}
