using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Manifest;
using MeshKit.Typed.Shared;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Writes one type's file of the context: its metadata and its write handler.</summary>
internal static class JsonEmitter
{
    private const string Metadata = "global::System.Text.Json.Serialization.Metadata.";
    private const string Services = Metadata + "JsonMetadataServices.";
    private const string Options = "global::System.Text.Json.JsonSerializerOptions options";

    public static string Emit(JsonTypeModel model, ManifestName manifest)
    {
        var writer = new SourceWriter(isNullChecked: false);
        var ns = Code.Name(manifest.Namespace);
        writer.OpenNamespace(manifest.Namespace.Length == 0 ? "" : ns);
        writer.Open($"partial class {Code.Identifier(manifest.JsonName)}");
        var info = $"{Metadata}JsonTypeInfo<{model.Type}>";
        writer.Line($"private {info}? {model.Id}_Info;").Line();
        writer.Line($"internal {info} {model.Id} => {model.Id}_Info ??= ({info})Options.GetTypeInfo(typeof({model.Type}));").Line();
        Create(writer, model, info);
        if (model.Object is { } members)
            ObjectEmitter.Emit(writer, model, members);
        if (model.HasHandler)
            HandlerEmitter.Emit(writer, model);
        return writer.Close().CloseNamespace(ns).End();
    }

    private static void Create(SourceWriter writer, JsonTypeModel model, string info)
    {
        writer.Open($"private {info} {model.Id}_Create({Options})");
        writer.Open($"if (!TryCreateFromConverters<{model.Type}>(options, out {info}? info))");
        switch (model.Kind)
        {
            case ShapeKind.Scalar:
                writer.Line($"info = {Services}CreateValueInfo<{model.Type}>(options, {model.Converter});");
                break;
            case ShapeKind.Enum:
                writer.Line($"info = {Services}CreateValueInfo<{model.Type}>(options, {Services}GetEnumConverter<{model.Type}>(options));");
                break;
            case ShapeKind.Nullable:
                writer.Line($"info = {Services}CreateValueInfo<{model.Type}>(options, {Services}GetNullableConverter<{model.Element!.Type}>(options));");
                break;
            case ShapeKind.Converter:
                writer.Line($"info = {Services}CreateValueInfo<{model.Type}>(options, ExpandConverter<{model.Type}>(new {model.Converter}(), options));");
                break;
            case ShapeKind.Object:
                ObjectEmitter.Create(writer, model, model.Object!);
                break;
            default:
                Collection(writer, model, model.Collection!);
                break;
        }

        writer.Close().Line();
        writer.Line("info.OriginatingResolver = this;");
        writer.Line("return info;");
        writer.Close();
    }

    private static void Collection(SourceWriter writer, JsonTypeModel model, CollectionFactory factory)
    {
        var isArray = factory == CollectionFactory.Array;
        writer.Line($"var values = new {Metadata}JsonCollectionInfoValues<{model.Type}>").Line("{");
        writer.Line($"    ObjectCreator = {(factory.CanCreate ? $"static () => new {model.Type}()" : "null")},");
        writer.Line($"    SerializeHandler = {(model.HasHandler ? model.Id + "_Write" : "null")},");
        writer.Line("};");
        var arguments = isArray ? model.Element!.Type
            : string.Join(", ", ((IEnumerable<string?>)[model.Type, model.Key, model.Element!.Type]).OfType<string>());
        var createRange = factory.CreateRange is null ? "" : $", {factory.CreateRange}";
        writer.Line($"info = {Services}{factory.Method}<{arguments}>(options, values{createRange});");
        writer.Line("info.NumberHandling = null;");
    }
}
