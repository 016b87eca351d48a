namespace MeshKit.Typed.Generators.Common;

/// <summary>The names of the pipeline's steps, by which tests see what an edit runs again.</summary>
internal static class TrackingNames
{
    public const string Declarations = nameof(Declarations);
    public const string Jobs = nameof(Jobs);
    public const string JobEntries = nameof(JobEntries);
    public const string Handlers = nameof(Handlers);
    public const string HandlerMethods = nameof(HandlerMethods);
    public const string Serializables = nameof(Serializables);
    public const string JsonTypes = nameof(JsonTypes);
    public const string JsonEntries = nameof(JsonEntries);
    public const string ManifestName = nameof(ManifestName);
    public const string Manifest = nameof(Manifest);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Declarations, Jobs, JobEntries, Handlers, HandlerMethods, Serializables, JsonTypes, JsonEntries, ManifestName, Manifest];
}
