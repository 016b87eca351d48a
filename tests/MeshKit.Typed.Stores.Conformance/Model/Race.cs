using System.Text;
using CsCheck;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Calls that happen at once, after some that prepare the ground. What they do has to be what they could have done one after another.</summary>
/// <param name="Before">What happens before.</param>
/// <param name="Tasks">What happens at once: each task makes its calls in order.</param>
public sealed record Race(Step[] Before, Step[][] Tasks)
{
    /// <summary>Races of two or three tasks, of up to three calls each.</summary>
    public static Gen<Race> Any { get; } = Gen.Select(Histories.Step.Array[0, 12], Histories.Contended.Array[1, 3].Array[2, 3], (before, tasks) => new Race(before, tasks));

    /// <summary>Runs the race on a new store.</summary>
    /// <exception cref="DisagreementException">No order of the calls explains their answers and what is stored in the end.</exception>
    public async Task CheckAsync(Func<TimeProvider, ValueTask<ISyncStore>> open)
    {
        var log = new StringBuilder();
        await using var agreement = await Agreement.BeginAsync(open, log);
        foreach (var step in Before)
            await agreement.CheckAsync(step);
        log.Append("and at once\n");

        Call[][] calls = [.. Tasks.Select(task => task.Select(step => step.Happen(agreement.World)).ToArray())];
        using var start = new ManualResetEventSlim();
        var running = calls.Select(task => Task.Run(async () =>
        {
            start.Wait();
            var answers = new List<string>();
            foreach (var call in task)
                answers.Add(Text.Of(await agreement.AskAsync(call)));
            return answers;
        })).ToList();
        start.Set();
        var answers = await Task.WhenAll(running);
        var jobs = await agreement.ReadAllAsync();

        if (!IsExplained(agreement.Model, calls, answers, new int[calls.Length], jobs))
            throw new DisagreementException($"{log}No order of these calls explains their answers and that it stores\n    {string.Join("\n    ", jobs.Select(Text.Of))}");
    }

    /// <summary>Whether some order of the calls that are left gives their answers and the jobs: each task's next call is tried.</summary>
    private static bool IsExplained(QueueModel model, Call[][] calls, List<string>[] answers, int[] done, IReadOnlyList<StoredJob> jobs)
    {
        if (calls.Zip(done).All(task => task.First.Length == task.Second))
            return Agreement.FindDifference(model, jobs) is null;
        for (var i = 0; i < calls.Length; i++)
        {
            if (done[i] == calls[i].Length)
                continue;
            var next = model.Copy();
            int[] after = [.. done];
            after[i]++;
            if (Text.Of(Agreement.Ask(calls[i][done[i]], next)) == answers[i][done[i]] && IsExplained(next, calls, answers, after, jobs))
                return true;
        }

        return false;
    }
}
