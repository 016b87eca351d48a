using System.Globalization;
using System.Text;

namespace MeshKit.Typed.Testing;

/// <summary>One attempt of one job: what its handler said, and what became of the job.</summary>
public sealed record JobRun
{
    /// <summary>What the handler said. At the limit of its attempts a job whose handler says retry is <see cref="SyncJobStatus.Failed"/>.</summary>
    public required HandlerOutcome Outcome { get; init; }

    /// <summary>The delay that the handler asked for; null where it left that to the job's backoff.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The reason that the handler gave, or the message of <see cref="Exception"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>What the handler threw, or null.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The job as it stood after the attempt, with its checkpoint, its result and its error.</summary>
    public required SyncJobInfo Job { get; init; }

    /// <summary>One line: the outcome, and the job.</summary>
    public override string ToString()
    {
        var line = new StringBuilder(Outcome.ToString());
        if (Delay is { } delay)
            line.Append(CultureInfo.InvariantCulture, $" after {delay:c}");
        if (Reason is not null)
            line.Append(CultureInfo.InvariantCulture, $" ({Reason})");
        return line.Append(CultureInfo.InvariantCulture, $"; {Job}").ToString();
    }
}
