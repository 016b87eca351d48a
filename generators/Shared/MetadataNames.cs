namespace MeshKit.Typed.Shared;

/// <summary>The names under which the runtime's types are found. Generators and analyzers know the runtime by these only.</summary>
internal static class MetadataNames
{
    public const string SyncJobAttribute = "MeshKit.Typed.SyncJobAttribute";
    public const string SyncSerializableAttribute = "MeshKit.Typed.SyncSerializableAttribute";
    public const string SyncManifestAttribute = "MeshKit.Typed.SyncManifestAttribute";
    public const string SyncManifestNameAttribute = "MeshKit.Typed.SyncManifestNameAttribute";
    public const string FormerKindAttribute = "MeshKit.Typed.FormerKindAttribute";
    public const string FormerVersionAttribute = "MeshKit.Typed.FormerVersionAttribute";
    public const string SyncUpcast = "MeshKit.Typed.ISyncUpcast`2";
    public const string SyncMergeable = "MeshKit.Typed.ISyncMergeable`1";
    public const string ProtectedAttribute = "MeshKit.Typed.ProtectedAttribute";
    public const string SyncHandler = "MeshKit.Typed.ISyncHandler`1";
    public const string SyncHandlerAttribute = "MeshKit.Typed.SyncHandlerAttribute";
    public const string SyncJobContext = "MeshKit.Typed.SyncJobContext";
    public const string SyncJobContextOfT = "MeshKit.Typed.SyncJobContext`1";
    public const string SyncOutcome = "MeshKit.Typed.SyncOutcome";
    public const string SyncPermanentException = "MeshKit.Typed.SyncPermanentException";
    public const string MeshSync = "MeshKit.Typed.MeshSync";
    public const string SyncManifest = "MeshKit.Typed.SyncManifest";
    public const string SyncJobTypeOfT = "MeshKit.Typed.SyncJobType`1";

    public const string JsonSerializerContext = "System.Text.Json.Serialization.JsonSerializerContext";
    public const string JsonConverter = "System.Text.Json.Serialization.JsonConverter";
    public const string JsonConverterFactory = "System.Text.Json.Serialization.JsonConverterFactory";
}
