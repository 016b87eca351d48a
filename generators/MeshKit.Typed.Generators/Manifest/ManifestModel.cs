using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Jobs;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>What the manifest says of a job: a slim projection, so that an edit of a payload's inside leaves it as it is.</summary>
internal sealed record JobEntry(string Id, string Namespace, string Identifier, string Type, bool IsPublic, string Kind, string? JsonContext, string? Summary)
{
    public static JobEntry Of(JobModel job) =>
        new(job.Id, job.Namespace, job.Identifier, job.Type, job.IsPublic, job.Kind, job.JsonContext, job.Summary);

    /// <summary>The definition, in the file of the payload.</summary>
    public string Definition => $"global::{(Namespace.Length == 0 ? "" : Namespace + ".")}{Code.Identifier(Identifier + "Sync")}.Job";
}

/// <summary>The manifest as a whole.</summary>
internal sealed record ManifestModel
{
    public required ManifestName Name { get; init; }

    public required bool IsPublic { get; init; }

    public required EquatableArray<ManifestJob> Jobs { get; init; }

    /// <summary>The app's own JSON contexts, each once.</summary>
    public required EquatableArray<string> JsonContexts { get; init; }

    /// <summary>The handlers of this compilation, one a payload.</summary>
    public required EquatableArray<ManifestHandler> Handlers { get; init; }

    /// <summary>What the class of handlers asks for.</summary>
    public required EquatableArray<ManifestJob> Handled { get; init; }
}

/// <summary>A job under its name in the manifest.</summary>
internal sealed record ManifestJob(string Member, string Type, string Definition, string Kind, bool IsPublic, string? Summary);

/// <summary>A handler and the job that it is for.</summary>
internal sealed record ManifestHandler(string Definition, string Creation);
