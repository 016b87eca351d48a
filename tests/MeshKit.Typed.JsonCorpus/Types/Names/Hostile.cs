namespace MeshKit.Typed.JsonCorpus.Names.Hostile
{
    /// <summary>Types that are named as what generated code uses; only full names tell them apart.</summary>
    [SyncJob("json.names.string", AllowDuplicates = "corpus")]
    public sealed record String(int Length, string Text);

    [SyncJob("json.names.guid", AllowDuplicates = "corpus")]
    public sealed record Guid(global::System.Guid Value, Guid? Next);

    [SyncJob("json.names.task", AllowDuplicates = "corpus")]
    public sealed record Task(int Id, global::System.Collections.Generic.List<Task>? Children);

    [SyncJob("json.names.json-serializer", AllowDuplicates = "corpus")]
    public sealed record JsonSerializer(int JsonSerializerOptions, string Utf8JsonWriter);

    [SyncJob("json.names.json-metadata-services", AllowDuplicates = "corpus")]
    public sealed record JsonMetadataServices(int JsonTypeInfo);

    [SyncJob("json.names.system", AllowDuplicates = "corpus")]
    public sealed record System(int Text, string Collections);

    [SyncJob("json.names.object", AllowDuplicates = "corpus")]
    public sealed record Object(Int32 Number, Nullable Maybe);

    public sealed record Int32(int Value);

    public sealed record Nullable(int? Value);

    [SyncJob("json.names.exception", AllowDuplicates = "corpus")]
    public sealed record Exception(string Message, Type Type);

    public enum Type
    {
        Void,
        String,
    }

    [SyncJob("json.names.manifest", AllowDuplicates = "corpus")]
    public sealed record CorpusJobs(int Manifest, int Handlers);

    [SyncJob("json.names.json-context", AllowDuplicates = "corpus")]
    public sealed record CorpusJobsJson(int Default, int Options);

    [SyncJob("json.names.mesh-kit", AllowDuplicates = "corpus")]
    public sealed record MeshKit(int Typed);

    // official cannot: Its own Options property is hidden by the one that it makes for the type (CS1061).
    [SyncJob("json.names.options", AllowDuplicates = "corpus")]
    public sealed record Options(int Default);

    [SyncJob("json.names.dictionary", AllowDuplicates = "corpus")]
    public sealed record Dictionary(global::System.Collections.Generic.Dictionary<string, Dictionary> Value);
}

namespace MeshKit.Typed.JsonCorpus.Names.@namespace.@int
{
    [SyncJob("json.names.keyword-namespace", AllowDuplicates = "corpus")]
    public sealed record @string(int @object, @string? @event);
}

namespace MeshKit.Typed.JsonCorpus.Names.Hostile.Inner.MeshKit
{
    [SyncJob("json.names.namespace-of-ours", AllowDuplicates = "corpus")]
    public sealed record Typed(int A);
}
