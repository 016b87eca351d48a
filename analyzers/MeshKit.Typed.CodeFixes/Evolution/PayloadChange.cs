using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>Changes to the file of a payload.</summary>
internal sealed record PayloadChange(SyntaxTree Tree, params TextChange[] Changes);
