namespace MeshKit.Typed;

/// <summary>What a handler says of its attempt. The default value is <see cref="Done"/>.</summary>
public readonly struct SyncOutcome
{
    private SyncOutcome(SyncOutcomeKind kind) => Kind = kind;

    /// <summary>The work is done.</summary>
    public static SyncOutcome Done => default;

    internal SyncOutcomeKind Kind { get; }

    internal TimeSpan? Delay { get; private init; }

    internal string? Reason { get; private init; }

    internal Func<SyncJson, ReadOnlyMemory<byte>>? EncodeResult { get; private init; }

    /// <summary>
    /// The work is done, with a result that is stored with the job. A result that cannot be encoded fails the job with
    /// <c>result_invalid</c>, since the work must not be repeated for it.
    /// </summary>
    /// <typeparam name="T">A scalar, or a type that the manifest knows.</typeparam>
    /// <param name="result">The result.</param>
    public static SyncOutcome DoneWith<T>(T result) =>
        new(SyncOutcomeKind.Done) { EncodeResult = json => json.Encode(result) };

    /// <summary>The work is done, with a result that already is one UTF-8 JSON value.</summary>
    /// <param name="utf8Json">The result.</param>
    public static SyncOutcome DoneWithJson(ReadOnlyMemory<byte> utf8Json) =>
        new(SyncOutcomeKind.Done) { EncodeResult = json => json.Validate(utf8Json) };

    /// <summary>Try again; this attempt counts. At the limit the job fails.</summary>
    /// <param name="after">How long to wait; null for the job's backoff.</param>
    /// <param name="reason">Why, for <see cref="SyncJobInfo.LastError"/>. Keep payload values out of it.</param>
    public static SyncOutcome Retry(TimeSpan? after = null, string? reason = null)
    {
        if (after is { } wait)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero, nameof(after));
        }

        return new SyncOutcome(SyncOutcomeKind.Retry) { Delay = after, Reason = reason };
    }

    /// <summary>Give up: the job is failed, without a retry.</summary>
    /// <param name="reason">Why, for <see cref="SyncJobInfo.LastError"/>. Keep payload values out of it.</param>
    public static SyncOutcome Fail(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new SyncOutcome(SyncOutcomeKind.Fail) { Reason = reason };
    }

    /// <summary>Come back later without spending the attempt: the job was not ready. At most 1,000 times.</summary>
    /// <param name="delay">How long to wait; at least 1 second is waited.</param>
    public static SyncOutcome Snooze(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new SyncOutcome(SyncOutcomeKind.Snooze) { Delay = delay };
    }

    /// <summary>The kind of the outcome.</summary>
    public override string ToString() => Kind.ToString();
}
