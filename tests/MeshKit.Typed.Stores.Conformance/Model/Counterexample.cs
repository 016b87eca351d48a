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
        }
        catch (CsCheckException exception)
        {
            throw new XunitException($"{exception.Message.Split('\n')[0]}\n{await DescribeAsync(await ShrinkAsync(failing, check), check)}");
        }
    }

    /// <summary>Leaves out whatever calls are not needed to fail. They point at jobs by number, so that what is left still means something.</summary>
    private static async Task<Step[]> ShrinkAsync(Step[] history, Func<IReadOnlyList<Step>, StringBuilder?, Task> check)
    {
        for (var i = history.Length - 1; i >= 0; i--)
        {
            Step[] shorter = [.. history.Where((_, index) => index != i)];
            if (await FindFailureAsync(shorter, check, null) is not null)
                (history, i) = (shorter, shorter.Length);
        }

        return history;
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
