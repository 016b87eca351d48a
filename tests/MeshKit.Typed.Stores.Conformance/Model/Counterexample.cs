using System.Text;
using CsCheck;
using Xunit.Sdk;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Looks for a history that fails, and makes it short enough to read.</summary>
public static class Counterexample
{
    /// <summary>Fails where one of so many histories fails, with the seed and the calls.</summary>
    public static async Task RefuteAsync(int histories, Func<IReadOnlyList<Step>, StringBuilder?, Task> check)
    {
        if (await FindAsync(histories, check) is { } found)
            throw new XunitException(found);
    }

    /// <summary>The seed and the calls of a history that fails, or null where none of so many does.</summary>
    public static async Task<string?> FindAsync(int histories, Func<IReadOnlyList<Step>, StringBuilder?, Task> check)
    {
        Step[] failing = [];
        try
        {
            await Histories.Any.SampleAsync(
                history => check(history, null),
                iter: histories,
                print: history =>
                {
                    failing = history;
                    return "";
                });
            return null;
        }
        catch (CsCheckException exception)
        {
            return $"{exception.Message.Split('\n')[0]}\n{await DescribeAsync(await ShrinkAsync(failing, check), check)}";
        }
    }

    /// <summary>Leaves out what is not needed to fail. Calls point at jobs by number, so that what is left still means something.</summary>
    private static async Task<Step[]> ShrinkAsync(Step[] history, Func<IReadOnlyList<Step>, StringBuilder?, Task> check)
    {
        while (await FindShorterAsync() is { } shorter)
            history = shorter;
        return history;

        async Task<Step[]?> FindShorterAsync()
        {
            foreach (var shorter in Shorter(history))
            {
                if (await FindFailureAsync(shorter, check, null) is not null)
                    return shorter;
            }

            return null;
        }
    }

    /// <summary>The history without one of its calls, and with one of them made simpler; the last first, on which nothing depends.</summary>
    private static IEnumerable<Step[]> Shorter(Step[] history)
    {
        for (var i = history.Length - 1; i >= 0; i--)
            yield return [.. history[..i], .. history[(i + 1)..]];
        for (var i = history.Length - 1; i >= 0; i--)
        {
            foreach (var simpler in history[i].Simpler())
                yield return [.. history[..i], simpler, .. history[(i + 1)..]];
        }
    }

    private static async Task<string> DescribeAsync(Step[] history, Func<IReadOnlyList<Step>, StringBuilder?, Task> check)
    {
        var log = new StringBuilder();
        var failure = await FindFailureAsync(history, check, log);
        return $"{log}{failure?.Message ?? "It did not fail when it was repeated."}";
    }

    private static async Task<Exception?> FindFailureAsync(Step[] history, Func<IReadOnlyList<Step>, StringBuilder?, Task> check, StringBuilder? log)
    {
        try
        {
            await check(history, log);
            return null;
        }
        catch (DisagreementException disagreement)
        {
            return disagreement;
        }
    }
}
