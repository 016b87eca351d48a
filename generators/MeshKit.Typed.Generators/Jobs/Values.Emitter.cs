using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Jobs;

/// <summary>Writes the typed accessors of what a job declares as its result and its checkpoints, so that no caller names the types again.</summary>
internal static class ValuesEmitter
{
    public static void Emit(SourceWriter writer, JobModel job)
    {
        var info = $"global::MeshKit.Typed.SyncJobInfo<{job.Type}>";
        var context = $"global::MeshKit.Typed.SyncJobContext<{job.Type}>";
        if (job.Result is { } result)
        {
            Reader(writer, "The result of a job that succeeded; the default where there is none.", result, "GetResult", info, "Result");
            writer.Line();
            writer.Line("/// <summary>The work is done, with the result that the job declares.</summary>");
            writer.Line("/// <param name=\"job\">The job.</param>");
            writer.Line("/// <param name=\"result\">The result, stored with the job.</param>");
            writer.Open($"{Access(result)} static global::MeshKit.Typed.SyncOutcome DoneWith(this {context} job, {result.Type} result)");
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(job);");
            writer.Line("return global::MeshKit.Typed.SyncOutcome.DoneWith(result);");
            writer.Close();
        }

        if (job.Checkpoint is { } checkpoint)
        {
            const string Summary = "The last checkpoint; the default where there is none.";
            Reader(writer, Summary, checkpoint, "GetCheckpoint", info, "Checkpoint");
            Reader(writer, Summary, checkpoint, "GetCheckpoint", context, "Checkpoint");
        }
    }

    private static void Reader(SourceWriter writer, string summary, ValueModel value, string name, string receiver, string member)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line("/// <param name=\"job\">The job.</param>");
        writer.Line("/// <exception cref=\"global::MeshKit.Typed.SyncException\"><c>payload_invalid</c>, <c>payload_too_large</c>, <c>decryption_failed</c>.</exception>");
        writer.Open($"{Access(value)} static {value.OrNone} {name}(this {receiver} job)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(job);");
        writer.Line($"return job.{member}.As<{value.Type}>();");
        writer.Close();
    }

    // In a class that is as visible as the payload.
    private static string Access(ValueModel value) => value.IsPublic ? "public" : "internal";
}
