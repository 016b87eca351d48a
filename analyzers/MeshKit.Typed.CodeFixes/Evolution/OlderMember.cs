namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>A member of an older shape, as a parameter of its record.</summary>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Name">Its name in code.</param>
/// <param name="Type">Its type in code.</param>
/// <param name="Attributes">Its attributes, with a space at their end.</param>
/// <param name="Default">Its default value; null for a required one.</param>
internal sealed record OlderMember(string JsonName, string Name, string Type, string Attributes, string? Default)
{
    public override string ToString() => $"{Attributes}{Type} {Name}{(Default is null ? "" : " = " + Default)}";
}
