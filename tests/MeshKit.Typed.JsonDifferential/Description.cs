using System.Globalization;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>Tells all that metadata says of a type and its members.</summary>
internal static class Description
{
    public static byte[] Of(JsonTypeInfo info)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"{info.Type} {info.Kind} {info.ElementType} {info.KeyType} {info.NumberHandling} {info.UnmappedMemberHandling} {info.PreferredPropertyObjectCreationHandling}"));
        if (info.PolymorphismOptions is { } options)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{options.TypeDiscriminatorPropertyName} {options.UnknownDerivedTypeHandling} {options.IgnoreUnrecognizedTypeDiscriminators}");
            foreach (var derived in options.DerivedTypes)
                text.Append(CultureInfo.InvariantCulture, $"\n  {derived.DerivedType} {derived.TypeDiscriminator}");
        }

        // A member that is always ignored is there for its constructor parameter only; the platform gives it the type of an object.
        foreach (var property in info.Properties.Where(property => property.Get is not null || property.Set is not null || property.AssociatedParameter is not null))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{property.Name} {property.PropertyType} {property.Order} {property.NumberHandling} {property.ObjectCreationHandling}");
            text.Append(CultureInfo.InvariantCulture, $" required:{property.IsRequired} get:{property.Get is not null} {property.IsGetNullable} set:{property.Set is not null} {property.IsSetNullable}");
            text.Append(CultureInfo.InvariantCulture, $" extension:{property.IsExtensionData} converter:{property.CustomConverter?.GetType()}");
            if (property.AssociatedParameter is { IsMemberInitializer: false } parameter)
                text.Append(CultureInfo.InvariantCulture, $" parameter:{parameter.Position} {parameter.ParameterType} {parameter.Name} {parameter.HasDefaultValue} {parameter.DefaultValue} {parameter.IsNullable}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
