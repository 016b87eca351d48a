namespace MeshKit.Typed;

/// <summary>Asks the generator for the JSON of a type that is no payload: a step's result, a checkpoint, a job's result.</summary>
/// <param name="type">The type.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SyncSerializableAttribute(Type type) : Attribute
{
    /// <summary>The type.</summary>
    public Type Type { get; } = type;
}
