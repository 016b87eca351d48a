using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes;

/// <summary>One way to fix a finding.</summary>
/// <param name="Title">What the menu shows.</param>
/// <param name="Key">What makes two proposals the same for Fix All.</param>
/// <param name="Changes">The changes to the document's text; they do not overlap.</param>
internal sealed record Proposal(string Title, string Key, params TextChange[] Changes);
