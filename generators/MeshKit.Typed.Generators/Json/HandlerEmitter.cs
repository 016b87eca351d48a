using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Writes a type's write handler: what is faster than the platform's own way, and refuses null where the type does.</summary>
internal static class HandlerEmitter
{
    private const int WhenWritingDefault = 2;
    private const int WhenWritingNull = 3;

    public static void Emit(SourceWriter writer, JsonTypeModel model)
    {
        if (model.Object is { } members)
            Names(writer, model, members);
        writer.Line();
        writer.Open($"private void {model.Id}_Write(global::System.Text.Json.Utf8JsonWriter writer, {model.Type}{(model.IsReference ? "?" : "")} value)");
        if (model.IsReference)
        {
            writer.Open("if (value is null)");
            writer.Line("writer.WriteNullValue();").Line("return;");
            writer.Close().Line();
        }

        if (model.Object is not null)
            Object(writer, model, model.Object);
        else
            ValueEmitter.Elements(writer, Collection(model), "value", "[]", "");
        writer.Close();
    }

    private static ValueWrite Collection(JsonTypeModel model) =>
        new(model.Kind == ShapeKind.Dictionary ? WriteKind.Dictionary : WriteKind.Sequence, model.Type, model.Id)
        {
            Element = model.Element,
            IsImmutableArray = model.Collection!.IsImmutableArray,
        };

    // Encoded once, at the first write of this type.
    private static void Names(SourceWriter writer, JsonTypeModel model, ObjectModel members)
    {
        writer.Line().Open($"private static class {model.Id}_Names");
        for (var i = 0; i < members.Properties.Count; i++)
        {
            if (members.Properties[i].Write is not null)
            {
                writer.Line($"internal static readonly global::System.Text.Json.JsonEncodedText N{Code.Number(i)} = "
                    + $"global::System.Text.Json.JsonEncodedText.Encode({Code.Literal(members.Properties[i].JsonName)});");
            }
        }

        writer.Close();
    }

    private static void Object(SourceWriter writer, JsonTypeModel model, ObjectModel members)
    {
        if (members.IsToldBefore)
            writer.Line("((global::System.Text.Json.Serialization.IJsonOnSerializing)value).OnSerializing();");
        writer.Line("writer.WriteStartObject();");
        for (var i = 0; i < members.Properties.Count; i++)
        {
            if (members.Properties[i] is { Write: { } write } property)
                Member(writer, property, write, $"{model.Id}_Names.N{Code.Number(i)}", i);
        }

        writer.Line("writer.WriteEndObject();");
        if (members.IsToldAfter)
            writer.Line("((global::System.Text.Json.Serialization.IJsonOnSerialized)value).OnSerialized();");
    }

    private static void Member(SourceWriter writer, PropertyModel property, ValueWrite write, string name, int index)
    {
        if (property.IgnoreCondition is not (WhenWritingDefault or WhenWritingNull))
        {
            ValueEmitter.Member(writer, write, property.Read!, name, property.JsonName, Code.Number(index));
            return;
        }

        // A value that is left out when it is null is not refused for being null.
        var local = $"m{Code.Number(index)}";
        writer.Line($"var {local} = {property.Read};");
        writer.Open(property.IgnoreCondition == WhenWritingNull || write.IsReference
            ? $"if ({local} is not null)"
            : $"if (!global::System.Collections.Generic.EqualityComparer<{property.Type}>.Default.Equals({local}, default))");
        ValueEmitter.Member(writer, write with { RefuseNull = false }, local, name, property.JsonName, Code.Number(index));
        writer.Close();
    }
}
