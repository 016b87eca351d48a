using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Manifest;

namespace MeshKit.Typed.Generators.Json;

/// <summary>A type as the context's table knows it.</summary>
internal sealed record JsonEntry(string Id, string Type);

/// <summary>Writes the context's core: its options, and the table from type to metadata.</summary>
internal static class JsonContextEmitter
{
    public static string Emit(EquatableArray<JsonEntry> entries, ManifestName manifest)
    {
        var writer = new SourceWriter();
        var ns = Code.Name(manifest.Namespace);
        var name = Code.Identifier(manifest.JsonName);
        writer.OpenNamespace(manifest.Namespace.Length == 0 ? "" : ns);
        writer.Line("/// <summary>The JSON of the jobs of this assembly, without reflection.</summary>");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open($"internal sealed partial class {name} : global::System.Text.Json.Serialization.JsonSerializerContext, global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver");
        writer.Line(Core.Replace("$Context", name));
        writer.Line();
        writer.Open("global::System.Text.Json.Serialization.Metadata.JsonTypeInfo? global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver.GetTypeInfo(\n    global::System.Type type, global::System.Text.Json.JsonSerializerOptions options)");
        foreach (var entry in entries)
            writer.Line($"if (type == typeof({entry.Type}))\n    return {entry.Id}_Create(options);");
        writer.Line("return null;");
        return writer.Close().Close().CloseNamespace(ns).End();
    }

    private const string Core = """
        private $Context(global::System.Text.Json.JsonSerializerOptions options)
            : base(options)
        {
        }

        internal static $Context Default => Instance.Value;

        protected override global::System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => Instance.Options;

        public override global::System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(global::System.Type type)
        {
            Options.TryGetTypeInfo(type, out var info);
            return info;
        }

        private static bool TryCreateFromConverters<T>(
            global::System.Text.Json.JsonSerializerOptions options,
            [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>? info)
        {
            // A converter that the app adds at run time wins.
            foreach (var converter in options.Converters)
            {
                if (converter.CanConvert(typeof(T)))
                {
                    info = global::System.Text.Json.Serialization.Metadata.JsonMetadataServices.CreateValueInfo<T>(options, Expand(typeof(T), converter, options));
                    return true;
                }
            }

            info = null;
            return false;
        }

        private static global::System.Text.Json.Serialization.JsonConverter Expand(
            global::System.Type type, global::System.Text.Json.Serialization.JsonConverter converter, global::System.Text.Json.JsonSerializerOptions options) =>
            converter is not global::System.Text.Json.Serialization.JsonConverterFactory factory ? converter
            : factory.CanConvert(type) && factory.CreateConverter(type, options) is { } made ? made
            : throw new global::System.InvalidOperationException($"The converter factory {factory.GetType()} makes no converter of {type}.");

        private static global::System.Text.Json.Serialization.JsonConverter<T> ExpandConverter<T>(
            global::System.Text.Json.Serialization.JsonConverter converter, global::System.Text.Json.JsonSerializerOptions options) =>
            Expand(typeof(T), converter, options) as global::System.Text.Json.Serialization.JsonConverter<T>
            ?? throw new global::System.InvalidOperationException($"The converter {converter.GetType()} does not convert {typeof(T)}.");

        private static global::System.Text.Json.Serialization.JsonConverter<T?> NullableConverter<T>(
            global::System.Text.Json.Serialization.JsonConverter converter, global::System.Text.Json.JsonSerializerOptions options)
            where T : struct =>
            global::System.Text.Json.Serialization.Metadata.JsonMetadataServices.GetNullableConverter<T>(
                global::System.Text.Json.Serialization.Metadata.JsonMetadataServices.CreateValueInfo<T>(options, ExpandConverter<T>(converter, options)));

        // The setter of a member that only its constructor can set.
        private static void SetByConstructor<T>(object obj, T? value) =>
            throw new global::System.InvalidOperationException($"A member of {obj.GetType()} is set by its constructor only.");

        private static class Instance
        {
            internal static readonly global::System.Text.Json.JsonSerializerOptions Options = new()
            {
                PropertyNamingPolicy = global::System.Text.Json.JsonNamingPolicy.CamelCase,
                RespectNullableAnnotations = true,
                RespectRequiredConstructorParameters = true,
                AllowDuplicateProperties = false,
                MaxDepth = 64,
            };

            internal static readonly $Context Value = new(new global::System.Text.Json.JsonSerializerOptions(Options));
        }
        """;
}
