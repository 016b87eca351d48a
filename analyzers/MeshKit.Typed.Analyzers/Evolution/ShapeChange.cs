using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>One difference between a shape in the lock and the code.</summary>
/// <param name="Path">The place in JSON, as <c>lines[].text</c>; empty for the payload itself.</param>
/// <param name="Text">What changed, as the end of a sentence: "was string and is now int".</param>
/// <param name="IsBreaking">Whether stored jobs cannot be read, or lose what they hold.</param>
/// <param name="Member">The member of the payload through which the path goes, where the code has it.</param>
internal sealed record ShapeChange(string Path, string Text, bool IsBreaking, ISymbol? Member)
{
    /// <summary>The finding as the end of a sentence.</summary>
    public string Sentence => Path.Length == 0 ? "it " + Text : $"\"{Path}\" {Text}";
}
