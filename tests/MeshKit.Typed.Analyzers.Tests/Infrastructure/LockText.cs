using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.Analyzers.Tests;

/// <summary>A project's lock, as a compiler hands it to analyzers.</summary>
internal sealed class LockText(string text) : AdditionalText
{
    public override string Path => "/app/" + Setup.LockName;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
