using System.Globalization;
using System.Text;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Lets a history happen to the model and to a store, and compares the answer and the whole visible state after each call.</summary>
public static class Agreement
{
    /// <summary>Runs a history on a new store.</summary>
    /// <param name="history">The calls.</param>
    /// <param name="open">Opens the store; called again where the history opens it again.</param>
    /// <param name="log">Takes each call and its answer, or null.</param>
    /// <exception cref="DisagreementException">The store disagrees; the message says about what.</exception>
    public static async Task CheckAsync(IReadOnlyList<Step> history, Func<TimeProvider, ValueTask<ISyncStore>> open, StringBuilder? log = null)
    {
        await using var store = await StoreUnderTest.OpenAsync(open);
        var model = new QueueModel { Now = Histories.Start };
        var world = new World(model);
        var invariants = new Invariants();
        foreach (var step in history)
        {
            var call = step(world);
            log?.Append(CultureInfo.InvariantCulture, $"{call}\n");
            var expected = Ask(call, model);
            var actual = await AskAsync(call, store);
            log?.Append(CultureInfo.InvariantCulture, $"    -> {Text.Of(actual)}\n");
            Compare("It answered", Text.Of(expected), Text.Of(actual));

            var jobs = (await store.Store.QueryAsync(new StoreQuery { Limit = 1000 }, default)).Jobs;
            Compare(model, jobs);
            invariants.Check(call, actual, jobs);
            world.Learn(call, expected);
        }
    }

    private static void Compare(QueueModel model, IReadOnlyList<StoredJob> jobs)
    {
        for (var i = 0; i < Math.Max(jobs.Count, model.Jobs.Count); i++)
        {
            var expected = model.Jobs.ElementAtOrDefault(i)?.ToStoredJob();
            var actual = jobs.ElementAtOrDefault(i);
            if (expected is null || actual is null || !AreSame(expected, actual))
                Compare("It stores", Text.Of((object?)expected), Text.Of((object?)actual));
        }
    }

    private static void Compare(string what, string expected, string actual)
    {
        if (expected != actual)
            throw new DisagreementException($"{what}\n    {actual}\nand the rules say\n    {expected}");
    }

    private static object? Ask(Call call, QueueModel model)
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

    private static async Task<object?> AskAsync(Call call, StoreUnderTest store)
    {
        try
        {
            return await call.AskAsync(store);
        }
        catch (Exception exception) when (exception is not DisagreementException)
        {
            // Whatever it throws is its answer: the rules say which exceptions there may be.
            return exception;
        }
    }

    // Memories are equal only where they are the same memory.
    private static bool AreSame(StoredJob one, StoredJob other) =>
        WithoutBytes(one) == WithoutBytes(other)
        && one.Payload.Span.SequenceEqual(other.Payload.Span)
        && AreSame(one.Checkpoint, other.Checkpoint)
        && AreSame(one.Result, other.Result);

    private static bool AreSame(ReadOnlyMemory<byte>? one, ReadOnlyMemory<byte>? other) =>
        one.HasValue == other.HasValue && one.GetValueOrDefault().Span.SequenceEqual(other.GetValueOrDefault().Span);

    private static StoredJob WithoutBytes(StoredJob job) => job with { Payload = default, Checkpoint = null, Result = null };
}
