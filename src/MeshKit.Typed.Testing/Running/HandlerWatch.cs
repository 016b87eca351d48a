namespace MeshKit.Typed.Testing;

/// <summary>Sees what the handlers of one run say and throw, which the engine only records.</summary>
internal sealed class HandlerWatch(HandlerErrors errors)
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private Observation? _last;

    /// <summary>The exceptions that the test is to get.</summary>
    public IReadOnlyList<Exception> Failures
    {
        get
        {
            lock (_gate)
                return [.. _failures];
        }
    }

    public SyncHandlers Over(SyncHandlers handlers) => handlers.Wrap(entry => new Entry(this, entry));

    /// <summary>The run of the one job that was run.</summary>
    public JobRun ToRun(SyncJobInfo job) => new()
    {
        Outcome = _last?.Outcome ?? HandlerOutcome.NotRun,
        Delay = _last?.Delay,
        Reason = _last?.Reason,
        Exception = _last?.Exception,
        Job = job,
    };

    private void Said(SyncOutcome outcome) => Note(
        new Observation(
            outcome.Kind switch
            {
                SyncOutcomeKind.Done => HandlerOutcome.Done,
                SyncOutcomeKind.Fail => HandlerOutcome.Fail,
                SyncOutcomeKind.Snooze => HandlerOutcome.Snooze,
                _ => HandlerOutcome.Retry,
            },
            outcome.Delay,
            outcome.Reason,
            null),
        failure: null);

    private void Threw(Attempt attempt, SyncJobType? type, Exception thrown)
    {
        var undecoded = thrown as PayloadDecodeException;
        var exception = undecoded?.InnerException ?? thrown;
        var outcome = exception switch
        {
            _ when undecoded is not null => HandlerOutcome.NotRun,
            OperationCanceledException when attempt.StopReason != StopReason.None => HandlerOutcome.Stopped,
            SyncPermanentException or SyncException { Code: SyncErrorCodes.OutcomeUnknown } => HandlerOutcome.Fail,
            _ when type?.Settings.PermanentExceptions.Any(permanent => permanent.IsInstanceOfType(exception)) == true => HandlerOutcome.Fail,
            _ => HandlerOutcome.Retry,
        };
        var isFailure = errors == HandlerErrors.Throw
            && outcome is (HandlerOutcome.Retry or HandlerOutcome.NotRun)
            && exception is not SimulatedCrashException;
        Note(new Observation(outcome, null, exception.Message, exception), isFailure ? exception : null);
    }

    private void Note(Observation observation, Exception? failure)
    {
        lock (_gate)
        {
            _last = observation;
            if (failure is not null)
                _failures.Add(failure);
        }
    }

    private sealed record Observation(HandlerOutcome Outcome, TimeSpan? Delay, string? Reason, Exception? Exception);

    private sealed class Entry(HandlerWatch watch, HandlerEntry entry) : HandlerEntry(entry.Kinds)
    {
        public override SyncJobType? Type => entry.Type;

        public override bool AcceptsVersion(int version) => entry.AcceptsVersion(version);

        public override async ValueTask<SyncOutcome> InvokeAsync(Attempt attempt, IServiceProvider? scope, CancellationToken cancellationToken)
        {
            try
            {
                var outcome = await entry.InvokeAsync(attempt, scope, cancellationToken).ConfigureAwait(false);
                watch.Said(outcome);
                return outcome;
            }
            catch (Exception exception)
            {
                watch.Threw(attempt, Type, exception);
                throw;
            }
        }
    }
}
