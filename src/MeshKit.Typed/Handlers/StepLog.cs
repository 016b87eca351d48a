using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>The durable steps of one attempt: what earlier attempts recorded, and what this one adds under its token (rule 15).</summary>
internal sealed class StepLog
{
    private readonly Attempt _attempt;
    private readonly Dictionary<string, ReadOnlyMemory<byte>?> _recorded;
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public StepLog(Attempt attempt)
    {
        _attempt = attempt;
        _recorded = attempt.Claimed.Steps.ToDictionary(step => step.Name, step => step.Result, StringComparer.Ordinal);
    }

    /// <summary>Gives a step's recorded result, or runs it and records what it gives.</summary>
    public async Task<T> RunAsync<T>(
        SyncStep step, Func<SyncStep, CancellationToken, Task<T>> run, WhenUncertain whenUncertain, CancellationToken cancellationToken)
    {
        var (isStarted, result) = Begin(step.Name);
        try
        {
            if (result is { } recorded)
                return Replay<T>(step, recorded);
            await _attempt.ThrowIfLostAsync($"the step \"{step.Name}\" was not run").ConfigureAwait(false);
            if (whenUncertain == WhenUncertain.Fail)
                await RecordStartAsync(step, isStarted, cancellationToken).ConfigureAwait(false);

            var value = await run(step, cancellationToken).ConfigureAwait(false);

            // The effect has happened: recording it is not cancelled.
            await RecordAsync(step, _attempt.Json.Encode(value), CancellationToken.None).ConfigureAwait(false);
            return value;
        }
        finally
        {
            lock (_gate)
                _running.Remove(step.Name);
        }
    }

    private (bool IsStarted, ReadOnlyMemory<byte>? Result) Begin(string name)
    {
        lock (_gate)
        {
            if (!_running.Add(name))
                throw new InvalidOperationException($"The step \"{name}\" is running already. Give each step of a job a name of its own.");
            return (_recorded.TryGetValue(name, out var result), result);
        }
    }

    private T Replay<T>(SyncStep step, ReadOnlyMemory<byte> recorded)
    {
        try
        {
            return new SyncValue(recorded, _attempt.Json).As<T>()!;
        }
        catch (SyncException exception)
        {
            throw new PayloadDecodeException(new SyncException(
                exception.Code, $"The recorded result of the step \"{step.Name}\" no longer decodes. {exception.Message}", exception));
        }
    }

    private async Task RecordStartAsync(SyncStep step, bool isStarted, CancellationToken cancellationToken)
    {
        if (isStarted)
        {
            throw new SyncException(
                SyncErrorCodes.OutcomeUnknown,
                $"An earlier attempt of the job {_attempt.Claimed.Job.Id} began the step \"{step.Name}\" and did not record its end: it may or may not "
                + "have happened. Find out, then retry the job or leave it ended.")
            { JobId = _attempt.Claimed.Job.Id };
        }

        await RecordAsync(step, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task RecordAsync(SyncStep step, ReadOnlyMemory<byte>? result, CancellationToken cancellationToken)
    {
        await _attempt.WriteAsync(new ProgressWrite.Step(step.Name, result), cancellationToken).ConfigureAwait(false);
        lock (_gate)
            _recorded[step.Name] = result;
    }
}
