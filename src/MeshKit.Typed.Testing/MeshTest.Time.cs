using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Testing;

/// <content>The clock.</content>
public sealed partial class MeshTest
{
    private const int MostLooks = 50;

    /// <summary>
    /// Moves the clock. While handlers run (in a flush that the test has not awaited yet), it moves in steps in which their leases
    /// are renewed, as they would be in real time; <see cref="Clock"/>'s own methods move it at once.
    /// </summary>
    /// <param name="by">How far.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = Clock.GetUtcNow() + by;
        while (Clock.GetUtcNow() < end)
        {
            var left = end - Clock.GetUtcNow();
            var leases = await RunningLeasesAsync(cancellationToken).ConfigureAwait(false);
            var step = leases.Count == 0 ? left : Min(left, Min(_options.Limits.LeaseDuration / 3, TimeSpan.FromSeconds(5)));
            Clock.Advance(step);
            for (var look = 0; look < MostLooks && leases.Count > 0 && await IsAnyAsync(leases, cancellationToken).ConfigureAwait(false); look++)
                await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Moves the clock to the time at which the next job is due that these handlers can run, under the network and the conditions of this
    /// test; not at all where one is due already.
    /// </summary>
    /// <param name="handlers">What can be run.</param>
    /// <param name="cancellationToken">Cancels looking.</param>
    /// <returns>Whether there is such a job.</returns>
    public async Task<bool> AdvanceToNextAsync(SyncHandlers handlers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        if (await NextDueAsync(handlers, cancellationToken).ConfigureAwait(false) is not { } due)
            return false;
        if (due > Clock.GetUtcNow())
            await AdvanceAsync(due - Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<DateTimeOffset?> NextDueAsync(SyncHandlers handlers, CancellationToken cancellationToken)
    {
        var gate = new FlushGate(OptionsFor(handlers));
        var active = await ActiveAsync(cancellationToken).ConfigureAwait(false);

        // A job whose process has died is due when its lease ends.
        return active.Where(job => !job.IsWaiting && gate.Accepts(job.Gate))
            .Select(job => job.LeaseUntil ?? job.DueAt)
            .Where(IsEverDue)
            .Select(due => (DateTimeOffset?)due)
            .Min();
    }

    /// <summary>Whether a clock gets there: what is due at the end of time is never due.</summary>
    private static bool IsEverDue(DateTimeOffset due) => due.Year < DateTimeOffset.MaxValue.Year;

    private async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> RunningLeasesAsync(CancellationToken cancellationToken) =>
        (await ActiveAsync(cancellationToken).ConfigureAwait(false))
            .Where(job => job.LeaseUntil > Clock.GetUtcNow())
            .ToDictionary(job => job.Id, job => job.LeaseUntil!.Value);

    /// <summary>Whether any of these leases is still what it was.</summary>
    private async Task<bool> IsAnyAsync(IReadOnlyDictionary<Guid, DateTimeOffset> leases, CancellationToken cancellationToken) =>
        (await ActiveAsync(cancellationToken).ConfigureAwait(false)).Any(job => leases.TryGetValue(job.Id, out var lease) && job.LeaseUntil == lease);

    private async Task<IReadOnlyList<StoredJob>> ActiveAsync(CancellationToken cancellationToken)
    {
        var query = new StoreQuery { Statuses = [SyncJobStatus.Pending, SyncJobStatus.Running], Limit = int.MaxValue };
        return (await _provider.Store.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Jobs;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
