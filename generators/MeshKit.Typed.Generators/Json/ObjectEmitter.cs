using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Writes the metadata of a class or struct.</summary>
internal static class ObjectEmitter
{
    private const string Metadata = "global::System.Text.Json.Serialization.Metadata.";

    public static void Create(SourceWriter writer, JsonTypeModel model, ObjectModel members)
    {
        var hasParameters = members.Parameters.Count > 0;
        writer.Line($"var values = new {Metadata}JsonObjectInfoValues<{model.Type}>").Line("{");
        writer.Line(hasParameters
            ? $"    ObjectWithParameterizedConstructorCreator = static args => {members.Creator},"
            : $"    ObjectCreator = {(members.Creator is null ? "null" : "static () => " + members.Creator)},");
        writer.Line($"    PropertyMetadataInitializer = _ => {model.Id}_Properties(options),");
        if (hasParameters)
            writer.Line($"    ConstructorParameterMetadataInitializer = {model.Id}_Parameters,");
        writer.Line($"    SerializeHandler = {(model.HasHandler ? model.Id + "_Write" : "null")},");
        writer.Line("};");
        writer.Line($"info = {Metadata}JsonMetadataServices.CreateObjectInfo<{model.Type}>(options, values);");
        writer.Line($"info.NumberHandling = {Enum("JsonNumberHandling", members.NumberHandling)};");
        if (members.UnmappedHandling is not null)
            writer.Line($"info.UnmappedMemberHandling = {Enum("JsonUnmappedMemberHandling", members.UnmappedHandling)};");
        if (members.CreationHandling is not null)
            writer.Line($"info.PreferredPropertyObjectCreationHandling = {Enum("JsonObjectCreationHandling", members.CreationHandling)};");
        if (members.IsChecked)
            writer.Line($"info.OnSerializing += static obj => {model.Id}_Check(({model.Type})obj);");
    }

    public static void Emit(SourceWriter writer, JsonTypeModel model, ObjectModel members)
    {
        Properties(writer, model, members);
        if (members.Parameters.Count > 0)
            Parameters(writer, model, members);
        foreach (var property in members.Properties.Where(property => property.Converter is not null))
            Converted(writer, property, property.Converter!);
        if (members.IsChecked)
            Check(writer, model, members);
        foreach (var accessor in members.Accessors.Plain)
            writer.Line().Line(accessor);
        foreach (var holder in members.Accessors.Generic)
        {
            writer.Line().Open(holder.Header);
            foreach (var accessor in holder.Members)
                writer.Line(accessor);
            writer.Close();
        }
    }

    private static void Properties(SourceWriter writer, JsonTypeModel model, ObjectModel members)
    {
        writer.Line();
        writer.Open($"private static {Metadata}JsonPropertyInfo[] {model.Id}_Properties(global::System.Text.Json.JsonSerializerOptions options)");
        writer.Line($"var properties = new {Metadata}JsonPropertyInfo[{Code.Number(members.Properties.Count)}];");
        for (var i = 0; i < members.Properties.Count; i++)
            Property(writer, members.Properties[i], $"properties[{Code.Number(i)}]");
        writer.Line("return properties;");
        writer.Close();
    }

    private static void Property(SourceWriter writer, PropertyModel property, string target)
    {
        writer.Line($"{target} = {Metadata}JsonMetadataServices.CreatePropertyInfo<{property.Type}>(options, new {Metadata}JsonPropertyInfoValues<{property.Type}>").Line("{");
        writer.Line($"    IsProperty = {Code.Bool(property.IsProperty)},");
        writer.Line($"    IsPublic = {Code.Bool(property.IsPublic)},");
        writer.Line($"    DeclaringType = typeof({property.DeclaringType}),");
        writer.Line($"    PropertyName = {Code.Literal(property.Name)},");
        if (property.ExplicitName is not null)
            writer.Line($"    JsonPropertyName = {Code.Literal(property.ExplicitName)},");
        if (property.Converter is not null)
            writer.Line($"    Converter = {property.Converter.ToCode("options")},");
        if (property.Getter is not null)
            writer.Line($"    Getter = static obj => {property.Getter},");
        if (property.Setter is not null)
            writer.Line($"    Setter = {property.Setter},");
        if (property.IgnoreCondition is not null)
            writer.Line($"    IgnoreCondition = {Enum("JsonIgnoreCondition", property.IgnoreCondition)},");
        if (property.NumberHandling is not null)
            writer.Line($"    NumberHandling = {Enum("JsonNumberHandling", property.NumberHandling)},");
        if (property.IsExtensionData)
            writer.Line("    IsExtensionData = true,");
        if (property.IsIncluded)
            writer.Line("    HasJsonInclude = true,");
        writer.Line("});");
        if (property.CreationHandling is not null)
            writer.Line($"{target}.ObjectCreationHandling = {Enum("JsonObjectCreationHandling", property.CreationHandling)};");
        if (property.IsRequired)
            writer.Line($"{target}.IsRequired = true;");
        if (property.IsGetNonNull)
            writer.Line($"{target}.IsGetNullable = false;");
        if (property.IsSetNonNull)
            writer.Line($"{target}.IsSetNullable = false;");
        if (property.Order != 0)
            writer.Line($"{target}.Order = {Code.Number(property.Order)};");
    }

    private static void Parameters(SourceWriter writer, JsonTypeModel model, ObjectModel members)
    {
        writer.Line();
        writer.Line($"private static {Metadata}JsonParameterInfoValues[] {model.Id}_Parameters() =>").Line("[");
        for (var i = 0; i < members.Parameters.Count; i++)
        {
            var parameter = members.Parameters[i];
            var defaultValue = parameter.Default is null ? "" : $", HasDefaultValue = true, DefaultValue = {parameter.Default}";
            writer.Line($"    new() {{ Name = {Code.Literal(parameter.Name)}, ParameterType = typeof({parameter.Type}), Position = {Code.Number(i)}, IsNullable = {Code.Bool(parameter.IsNullable)}{defaultValue} }},");
        }

        writer.Line("];");
    }

    // The platform looks at members only: null in a collection of what holds none would come back as null.
    private static void Check(SourceWriter writer, JsonTypeModel model, ObjectModel members)
    {
        writer.Line();
        writer.Open($"private static void {model.Id}_Check({model.Type} value)");
        for (var i = 0; i < members.Properties.Count; i++)
        {
            var property = members.Properties[i];
            if (property.Write is { Element.RefusesAnywhere: true } write)
                ValueEmitter.Check(writer, write, property.Read!, property.JsonName, Code.Number(i));
        }

        writer.Close();
    }

    private static void Converted(SourceWriter writer, PropertyModel property, ConverterModel converter)
    {
        var info = $"{Metadata}JsonTypeInfo<{property.Type}>";
        writer.Line().Line($"private {info}? {converter.Id}_Info;");
        writer.Line().Line($"private {info} {converter.Id} => {converter.Id}_Info ??= {Metadata}JsonMetadataServices.CreateValueInfo<{property.Type}>(Options, {converter.ToCode("Options")});");
    }

    private static string Enum(string name, int? value) =>
        value is null ? "null" : $"(global::System.Text.Json.Serialization.{name})({Code.Number(value.Value)})";
}
