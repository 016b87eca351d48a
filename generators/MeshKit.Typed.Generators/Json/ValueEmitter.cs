using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Writes the statements that write a value.</summary>
internal static class ValueEmitter
{
    private const string Refusal = "throw new global::MeshKit.Typed.PayloadWriteException";

    /// <summary>A member: its name and its value.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="write">How the value is written.</param>
    /// <param name="value">The value, as an expression that may be evaluated once.</param>
    /// <param name="name">The encoded name, as an expression; null for an element.</param>
    /// <param name="jsonName">The name in a refusal.</param>
    /// <param name="scope">What keeps local names apart.</param>
    public static void Member(SourceWriter writer, ValueWrite write, string value, string? name, string jsonName, string scope)
    {
        var checkedValue = write.RefuseNull ? $"{value} ?? {Refusal}({Code.Literal(jsonName)})" : value;
        var (with, without) = name is null ? ("", "Value") : (name + ", ", "");
        switch (write.Kind)
        {
            case WriteKind.String:
                writer.Line($"writer.WriteString{without}({with}{checkedValue});");
                break;
            case WriteKind.Number:
                writer.Line($"writer.WriteNumber{without}({with}{value});");
                break;
            case WriteKind.Boolean:
                writer.Line($"writer.WriteBoolean{without}({with}{value});");
                break;
            case WriteKind.Character:
                writer.Line($"writer.WriteString{without}({with}{value}.ToString());");
                break;
            case WriteKind.EnumNumber:
                writer.Line($"writer.WriteNumber{without}({with}({write.Underlying}){value});");
                break;
            default:
                if (name is not null)
                    writer.Line($"writer.WritePropertyName({name});");
                Value(writer, write, value, checkedValue, jsonName, scope);
                break;
        }
    }

    /// <summary>The elements of a collection that is not null.</summary>
    public static void Elements(SourceWriter writer, ValueWrite write, string collection, string jsonName, string scope)
    {
        RefuseUnset(writer, write, collection, jsonName);
        var isDictionary = write.Kind == WriteKind.Dictionary;
        var item = Local("item", scope);
        writer.Line(isDictionary ? "writer.WriteStartObject();" : "writer.WriteStartArray();");
        writer.Open($"foreach (var {item} in {collection})");
        if (isDictionary)
            Member(writer, write.Element!, $"{item}.Value", $"{item}.Key", jsonName + "[]", scope + "_");
        else
            Member(writer, write.Element!, item, null, jsonName + "[]", scope + "_");
        writer.Close();
        writer.Line(isDictionary ? "writer.WriteEndObject();" : "writer.WriteEndArray();");
    }

    /// <summary>Looks for null in a collection, and in those that it holds.</summary>
    public static void Check(SourceWriter writer, ValueWrite write, string value, string jsonName, string scope)
    {
        var (part, item) = (Local("part", scope), Local("item", scope));
        var element = write.Element!;
        writer.Open($"if ({value} is {{ }} {part})");
        if (write.Kind == WriteKind.Nullable)
        {
            Check(writer, element, part, jsonName, scope + "_");
        }
        else
        {
            RefuseUnset(writer, write, part, jsonName);
            var held = write.Kind is WriteKind.Dictionary or WriteKind.CheckedMetadata ? item + ".Value" : item;
            writer.Open($"foreach (var {item} in {part})");
            if (element.RefuseNull)
                writer.Line($"_ = {held} ?? {Refusal}({Code.Literal(jsonName + "[]")});");
            if (element.Element is { RefusesAnywhere: true })
                Check(writer, element, held, jsonName + "[]", scope + "_");
            writer.Close();
        }

        writer.Close();
    }

    private static void RefuseUnset(SourceWriter writer, ValueWrite write, string collection, string jsonName)
    {
        if (!write.IsImmutableArray)
            return;
        writer.Open($"if ({collection}.IsDefault)");
        writer.Line($"{Refusal}({Code.Literal(jsonName)});");
        writer.Close().Line();
    }

    private static void Value(SourceWriter writer, ValueWrite write, string value, string checkedValue, string jsonName, string scope)
    {
        var local = Local("part", scope);
        switch (write.Kind)
        {
            case WriteKind.Handler:
                writer.Line($"{write.Id}_Write(writer, {checkedValue});");
                break;
            case WriteKind.Metadata:
                writer.Line($"global::System.Text.Json.JsonSerializer.Serialize(writer, {checkedValue}, {write.Id});");
                break;
            case WriteKind.Base64 when write.RefuseNull:
                writer.Line($"writer.WriteBase64StringValue({checkedValue});");
                break;
            case WriteKind.CheckedMetadata:
                writer.Line($"var {local} = {checkedValue};");
                Check(writer, write, local, jsonName, scope + "_");
                writer.Line($"global::System.Text.Json.JsonSerializer.Serialize(writer, {local}, {write.Id});");
                break;
            case WriteKind.Sequence or WriteKind.Dictionary when write.RefuseNull || !write.IsReference:
                writer.Line($"var {local} = {checkedValue};");
                Elements(writer, write, local, jsonName, scope);
                break;
            default:
                OrNull(writer, write, value, local, jsonName, scope);
                break;
        }
    }

    private static void OrNull(SourceWriter writer, ValueWrite write, string value, string local, string jsonName, string scope)
    {
        writer.Open($"if ({value} is {{ }} {local})");
        if (write.Kind == WriteKind.Base64)
            writer.Line($"writer.WriteBase64StringValue({local});");
        else if (write.Kind == WriteKind.Nullable)
            Member(writer, write.Element!, local, null, jsonName, scope + "_");
        else
            Elements(writer, write, local, jsonName, scope);
        writer.Close().Open("else");
        writer.Line(write.RefuseNull ? $"{Refusal}({Code.Literal(jsonName)});" : "writer.WriteNullValue();");
        writer.Close();
    }

    private static string Local(string name, string scope) => name + scope;
}
