using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Manifest;

namespace MeshKit.Typed.Generators.Jobs;

/// <summary>Writes a payload's own file: its definition and its enqueue methods.</summary>
internal static class JobEmitter
{
    private const string Receipt = "global::MeshKit.Typed.EnqueueReceipt";
    private const string Task = "global::System.Threading.Tasks.Task";
    private const string Token = "global::System.Threading.CancellationToken cancellationToken = default";

    public static string Emit(JobModel job, ManifestName manifest)
    {
        var writer = new SourceWriter();
        writer.OpenNamespace(job.Namespace);
        writer.Line($"/// <summary>Enqueues <see cref=\"{job.Type}\"/>{Of(job)}</summary>");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open($"{(job.IsPublic ? "public" : "internal")} static class {Code.Identifier(job.Identifier + "Sync")}");
        DefinitionEmitter.Emit(writer, job, manifest);
        EnqueueOne(writer, job);
        EnqueueMany(writer, job);
        ValuesEmitter.Emit(writer, job);
        if (job.Key is not null)
            Key(writer, job, job.Key);
        return writer.Close().CloseNamespace(job.Namespace).End();
    }

    private static void EnqueueOne(SourceWriter writer, JobModel job)
    {
        writer.Line();
        writer.Line($"/// <summary>Enqueues a job{Of(job)} When the call returns, the job is durable.</summary>");
        writer.Line($"/// <remarks>{job.Remarks}</remarks>");
        writer.Line("/// <param name=\"sync\">The jobs of the mesh.</param>");
        writer.Line("/// <param name=\"payload\">What the handler gets.</param>");
        writer.Line("/// <param name=\"options\">What differs for this one job.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Cancels waiting; a job whose writing has begun may be stored all the same.</param>");
        writer.Line("/// <exception cref=\"global::MeshKit.Typed.SyncException\"><c>payload_invalid</c>, <c>payload_too_large</c>, <c>key_invalid</c>,");
        writer.Line("/// <c>sync_conflict</c>, or the store's own failure.</exception>");
        writer.Line($"public static {Task}<{Receipt}> EnqueueAsync(");
        writer.Line($"    this global::MeshKit.Typed.MeshSync sync, {job.Type} payload, global::MeshKit.Typed.EnqueueOptions? options = null, {Token})");
        writer.Line("{");
        writer.Line("    global::System.ArgumentNullException.ThrowIfNull(sync);");
        writer.Line("    return sync.EnqueueAsync(Job, payload, options, cancellationToken);");
        writer.Line("}");
    }

    private static void EnqueueMany(SourceWriter writer, JobModel job)
    {
        writer.Line();
        writer.Line($"/// <summary>Enqueues jobs in one transaction{Of(job)} All are stored, or none.</summary>");
        writer.Line($"/// <remarks>{job.Remarks}</remarks>");
        writer.Line("/// <param name=\"sync\">The jobs of the mesh.</param>");
        writer.Line("/// <param name=\"payloads\">The payloads.</param>");
        writer.Line("/// <param name=\"transaction\">A transaction of the app's own on the same database, or null.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Cancels waiting.</param>");
        writer.Line("/// <returns>One receipt a payload, in order.</returns>");
        writer.Line("/// <exception cref=\"global::MeshKit.Typed.SyncException\">As for one payload; nothing is stored then.</exception>");
        writer.Line($"public static {Task}<global::System.Collections.Generic.IReadOnlyList<{Receipt}>> EnqueueManyAsync(");
        writer.Line($"    this global::MeshKit.Typed.MeshSync sync, global::System.Collections.Generic.IEnumerable<{job.Type}> payloads,");
        writer.Line($"    global::System.Data.Common.DbTransaction? transaction = null, {Token})");
        writer.Line("{");
        writer.Line("    global::System.ArgumentNullException.ThrowIfNull(sync);");
        writer.Line("    global::System.ArgumentNullException.ThrowIfNull(payloads);");
        writer.Line("    return sync.EnqueueManyAsync(");
        writer.Line("        global::System.Linq.Enumerable.Select(payloads, static payload => Job.Request(payload)), transaction, cancellationToken);");
        writer.Line("}");
    }

    private static void Key(SourceWriter writer, JobModel job, KeyModel key)
    {
        writer.Line();
        writer.Open($"private static string KeyOf({job.Type} payload)");
        writer.Line($"var key = new global::MeshKit.Typed.ConflictKeyBuilder({Code.Number(key.LiteralLength)}, {Code.Number(key.Holes)}, {Code.Literal(key.AlsoEscaped)});");
        foreach (var append in key.Appends)
            writer.Line($"key.{append};");
        writer.Line("return key.ToStringAndClear();");
        writer.Close();
    }

    private static string Of(JobModel job) => job.Summary is null ? "." : $": {job.Summary}{(job.Summary.EndsWith(".", StringComparison.Ordinal) ? "" : ".")}";
}
