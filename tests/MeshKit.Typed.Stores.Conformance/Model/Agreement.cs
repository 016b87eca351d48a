using System.Globalization;
using System.Text;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Lets one history happen to the model and to a store, and compares the answer and the whole visible state after each call.</summary>
public sealed class Agreement : IAsyncDisposable
{
    private readonly Invariants _invariants = new();
    private readonly StringBuilder? _log;

    private Agreement(StoreUnderTest store, QueueModel model, StringBuilder? log)
    {
        _log = log;
        Store = store;
        Model = model;
        World = new World(model);
        model.Now = World.Start;
    }

    public QueueModel Model { get; }

    public StoreUnderTest Store { get; }

    public World World { get; }

    /// <summary>Begins a history.</summary>
    /// <param name="open">Opens the store; called again where the history opens it again.</param>
    /// <param name="log">Takes each call and its answer, or null.</param>
    /// <param name="model">Other rules than the right ones, or null.</param>
    public static async Task<Agreement> BeginAsync(Func<TimeProvider, ValueTask<ISyncStore>> open, StringBuilder? log, QueueModel? model = null) =>
        new(await StoreUnderTest.OpenAsync(open), model ?? new QueueModel(), log);

    /// <summary>Runs a whole history on a new store.</summary>
    /// <exception cref="DisagreementException">The store disagrees; the message says about what.</exception>
    public static async Task CheckAsync(
        IEnumerable<Step> history, Func<TimeProvider, ValueTask<ISyncStore>> open, StringBuilder? log = null, QueueModel? model = null)
    {
        await using var agreement = await BeginAsync(open, log, model);
        foreach (var step in history)
            await agreement.CheckAsync(step);
    }

    public async Task CheckAsync(Step step)
    {
        var call = step.Happen(World);
        var expected = Ask(call, Model);
        var actual = await AskAsync(call);
        if (Text.Of(expected) != Text.Of(actual))
            throw Disagreement("It answered", expected, actual);

        var jobs = await ReadAllAsync();
        if (FindDifference(Model, jobs) is { } difference)
            throw Disagreement("It stores", difference.Expected, difference.Actual);
        _invariants.Check(call, actual, jobs);
        World.Learn(call, expected);
    }

    /// <summary>What the rules say.</summary>
    public static object? Ask(Call call, QueueModel model)
    {
        try
        {
            return call.Ask(model);
        }
        catch (Exception refusal) when (refusal is SyncException or MergeNeededException)
        {
            return refusal;
        }
    }

    /// <summary>What the store says. Whatever it throws is its answer: the rules say which exceptions there may be.</summary>
    public async Task<object?> AskAsync(Call call)
    {
        object? answer;
        try
        {
            answer = await call.AskAsync(Store);
        }
        catch (Exception exception) when (exception is not DisagreementException)
        {
            answer = exception;
        }

        if (_log is not null)
        {
            lock (_log)
                _log.Append(CultureInfo.InvariantCulture, $"{call}\n    -> {Text.Of(answer)}\n");
        }

        return answer;
    }

    /// <summary>All jobs of the store, in the order of enqueueing.</summary>
    public async Task<IReadOnlyList<StoredJob>> ReadAllAsync() => (await Store.Store.QueryAsync(new StoreQuery { Limit = 1000 }, default)).Jobs;

    /// <summary>The first job of which the model and a store show something else, or null where they show the same of all.</summary>
    public static (StoredJob? Expected, StoredJob? Actual)? FindDifference(QueueModel model, IReadOnlyList<StoredJob> jobs)
    {
        for (var i = 0; i < Math.Max(jobs.Count, model.Jobs.Count); i++)
        {
            var expected = model.Jobs.ElementAtOrDefault(i)?.ToStoredJob();
            var actual = jobs.ElementAtOrDefault(i);
            if (expected is null || actual is null || !(AreSame(expected, actual) || Text.Of(expected) == Text.Of(actual)))
                return (expected, actual);
        }

        return null;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static DisagreementException Disagreement(string what, object? expected, object? actual) =>
        new($"{what}\n    {Text.Of(actual)}\nand the rules say\n    {Text.Of(expected)}");

    // Quicker than text. Memories are equal only where they are the same memory.
    private static bool AreSame(StoredJob one, StoredJob other) =>
        WithoutBytes(one) == WithoutBytes(other)
        && one.Payload.Span.SequenceEqual(other.Payload.Span)
        && AreSame(one.Checkpoint, other.Checkpoint)
        && AreSame(one.Result, other.Result);

    private static bool AreSame(ReadOnlyMemory<byte>? one, ReadOnlyMemory<byte>? other) =>
        one.HasValue == other.HasValue && one.GetValueOrDefault().Span.SequenceEqual(other.GetValueOrDefault().Span);

    private static StoredJob WithoutBytes(StoredJob job) => job with { Payload = default, Checkpoint = null, Result = null };
}
