using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Handlers;
using MeshKit.Typed.Generators.Jobs;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>What the manifest says of a job: a slim projection, so that an edit of a payload's inside leaves it as it is.</summary>
internal sealed record JobEntry(string Id, string Namespace, string Identifier, string Type, bool IsPublic, EquatableArray<string> Kinds, string? JsonContext, string? Summary)
{
    public static JobEntry Of(JobModel job) =>
        new(job.Id, job.Namespace, job.Identifier, job.Type, job.IsPublic, job.FormerKinds.Prepend(job.Kind).ToEquatableArray(), job.JsonContext, job.Summary);

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
/// <param name="Member">That name.</param>
/// <param name="Type">The payload's type.</param>
/// <param name="Definition">The expression for the job's definition.</param>
/// <param name="Kinds">The kind and its former ones; none for a job of another assembly.</param>
/// <param name="IsPublic">Whether the payload is visible outside.</param>
/// <param name="Summary">The payload's documentation, or null.</param>
/// <param name="Default">The expression for its handler where that needs nothing; null where the app must give one.</param>
internal sealed record ManifestJob(string Member, string Type, string Definition, EquatableArray<string> Kinds, bool IsPublic, string? Summary, string? Default = null);

/// <summary>A handler and the job that it is for.</summary>
/// <param name="Definition">The job's definition.</param>
/// <param name="Creation">The expression that makes the handler, over <c>services</c>.</param>
/// <param name="Method">The method that makes it of its services, where the handler is a method.</param>
internal sealed record ManifestHandler(string Definition, string Creation, HandlerFactory? Method);

/// <summary>A method of the manifest that makes a handler of a static method and its services.</summary>
internal sealed record HandlerFactory(string Name, string Payload, bool IsPublic, MethodModel Handler);
