using System.Text;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>Runs one attempt's handler and says how it is to be settled. It never throws: whatever a handler does is an outcome.</summary>
internal sealed class AttemptRunner(MeshCore core, SyncHandlers handlers)
{
    private const int MaxSnoozes = 1000;
    private const int MaxErrorBytes = 2048;
    private static readonly TimeSpan ShortestSnooze = TimeSpan.FromSeconds(1);

    public async ValueTask<Settlement> RunAsync(Attempt attempt)
    {
        var job = attempt.Claimed.Job;
        if (job.ExpiresAt is { } expiry && expiry <= core.Time.GetUtcNow())
            return Settle(attempt, SettlementKind.Cancelled, error: new SyncJobError("expired", "The job's time had passed before it could run."));

        var handler = handlers.Find(job.Gate.Kind)!;
        var settings = handler.Type?.Settings ?? core.Manifest.Find(job.Gate.Kind)?.Settings ?? SyncJobSettings.Default;
        try
        {
            await core.Leases.RenewIfEndedAsync().ConfigureAwait(false);

            // Asked to stop between its claim and its turn: it never begins.
            attempt.StopToken.ThrowIfCancellationRequested();
            SealedValue.ThrowIfSealed(attempt.Claimed);
            CurrentAttempt.Value = attempt;
            var running = handlers.Scopes is null && settings.Timeout is null
                ? handler.InvokeAsync(attempt, null, attempt.StopToken)
                : InvokeWithinAsync(attempt, handler, settings.Timeout);
            return Conclude(attempt, settings, await running.ConfigureAwait(false));
        }
        catch (PayloadDecodeException exception)
        {
            return Settle(attempt, SettlementKind.Quarantined, error: new SyncJobError(exception.Code, Cut(exception.Message)));
        }
        catch (OperationCanceledException exception) when (attempt.StopReason != StopReason.None)
        {
            return Stopped(attempt, settings, exception);
        }
        catch (Exception exception)
        {
            // Every other exception is the handler's word that this attempt failed (DESIGN: an exception means retry).
            return attempt.StopReason == StopReason.LeaseLost
                ? Settle(attempt, SettlementKind.Release)
                : Threw(attempt, settings, exception);
        }
        finally
        {
            attempt.End();
        }
    }

    /// <summary>Runs the handler within its scope and its time, where it has any.</summary>
    private async ValueTask<SyncOutcome> InvokeWithinAsync(Attempt attempt, HandlerEntry handler, TimeSpan? timeLimit)
    {
        await using var scope = handlers.Scopes?.Invoke();
        await using var timeout = timeLimit is { } limit
            ? core.Time.CreateTimer(static a => ((Attempt)a!).Stop(StopReason.Timeout), attempt, limit, Timeout.InfiniteTimeSpan)
            : null;
        return await handler.InvokeAsync(attempt, scope?.Services, attempt.StopToken).ConfigureAwait(false);
    }

    private static Settlement Conclude(Attempt attempt, SyncJobSettings settings, SyncOutcome outcome)
    {
        switch (outcome.Kind)
        {
            case SyncOutcomeKind.Done:
                return Succeeded(attempt, outcome);
            case SyncOutcomeKind.Fail:
                return Settle(attempt, SettlementKind.Failed, error: new SyncJobError("fail", Cut(outcome.Reason!)));
            case SyncOutcomeKind.Snooze:
                return attempt.Claimed.Job.Snoozes < MaxSnoozes
                    ? Settle(attempt, SettlementKind.Snooze, outcome.Delay > ShortestSnooze ? outcome.Delay.Value : ShortestSnooze)
                    : Settle(attempt, SettlementKind.Failed, error: new SyncJobError("snooze", $"The job was snoozed {MaxSnoozes} times."));
            default:
                return Retry(attempt, settings, outcome.Delay, new SyncJobError("retry", Cut(outcome.Reason ?? "The handler asked for a retry.")));
        }
    }

    private static Settlement Succeeded(Attempt attempt, SyncOutcome outcome)
    {
        try
        {
            return new Settlement
            {
                Lease = attempt.Claimed.Lease,
                Kind = SettlementKind.Succeeded,
                Result = outcome.EncodeResult?.Invoke(attempt.Json),
            };
        }
        catch (SyncException exception)
        {
            // The work is done and must not be repeated for the sake of its result (rule 16).
            return Settle(attempt, SettlementKind.Failed, error: new SyncJobError(SyncErrorCodes.ResultInvalid, Cut(exception.Message)));
        }
    }

    private static Settlement Stopped(Attempt attempt, SyncJobSettings settings, OperationCanceledException exception) => attempt.StopReason switch
    {
        StopReason.CancelRequested => Settle(attempt, SettlementKind.Cancelled),
        StopReason.Timeout => Retry(
            attempt, settings, null, new SyncJobError(typeof(TimeoutException).FullName!, $"The attempt took longer than {settings.Timeout}.")),
        // What was superseded is settled as replaced by the store, under the same predicate.
        _ => Settle(attempt, SettlementKind.Release, error: new SyncJobError(exception.GetType().FullName!, $"Cut short: {attempt.StopReason}.")),
    };

    private static Settlement Threw(Attempt attempt, SyncJobSettings settings, Exception exception)
    {
        var error = new SyncJobError((exception as SyncException)?.Code ?? exception.GetType().FullName!, Cut(exception.Message));
        return exception is SyncPermanentException or SyncException { Code: SyncErrorCodes.OutcomeUnknown } || settings.PermanentExceptions.Any(type => type.IsInstanceOfType(exception))
            ? Settle(attempt, SettlementKind.Failed, error: error)
            : Retry(attempt, settings, null, error);
    }

    private static Settlement Retry(Attempt attempt, SyncJobSettings settings, TimeSpan? delay, SyncJobError error)
    {
        var job = attempt.Claimed.Job;
        return job.Attempt >= job.MaxAttempts
            ? Settle(attempt, SettlementKind.Failed, error: error)
            : Settle(attempt, SettlementKind.Retry, delay ?? Backoff.After(settings, job.Attempt), error);
    }

    private static Settlement Settle(Attempt attempt, SettlementKind kind, TimeSpan delay = default, SyncJobError? error = null) =>
        new() { Lease = attempt.Claimed.Lease, Kind = kind, Delay = delay, Error = error };

    /// <summary>Cuts a message to its first 2 KiB of UTF-8, between characters.</summary>
    private static string Cut(string message)
    {
        // Ill-formed text would not survive the store; it is replaced here, where it does no harm.
        var bytes = Encoding.UTF8.GetBytes(message);
        if (bytes.Length <= MaxErrorBytes)
            return Encoding.UTF8.GetString(bytes);
        var end = MaxErrorBytes;
        while ((bytes[end] & 0xC0) == 0x80)
            end--;
        return Encoding.UTF8.GetString(bytes, 0, end);
    }
}
