using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>The shortest names of types beside a payload.</summary>
internal sealed class CodeNames(Compilation compilation, TypeDeclarationSyntax declaration)
{
    private readonly SemanticModel _model = compilation.GetSemanticModel(declaration.SyntaxTree);

    private static readonly SymbolDisplayFormat WithAnnotations = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private int Position => declaration.SpanStart;

    public string Of(ITypeSymbol type) => type.ToMinimalDisplayString(_model, Position, WithAnnotations);

    /// <summary>The name of a definition of the platform or the runtime, without type arguments and without <c>Attribute</c>.</summary>
    public string Of(string metadataName)
    {
        var type = compilation.GetTypeByMetadataName(metadataName);
        var name = type?.ToMinimalDisplayString(_model, Position, SymbolDisplayFormat.MinimallyQualifiedFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None))
            ?? metadataName.Split('`')[0];
        const string Suffix = "Attribute";
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>A name that no other type has beside the payload, or the name itself of one that is the older shape already.</summary>
    public string Free(string name, Func<INamedTypeSymbol, bool> isWanted)
    {
        while (_model.LookupNamespacesAndTypes(Position, name: name).FirstOrDefault() is { } taken && !(taken is INamedTypeSymbol type && isWanted(type)))
            name += "Stored";
        return name;
    }

    public bool Exists(string name) => _model.LookupNamespacesAndTypes(Position, name: name).Any();

    /// <summary>An identifier for a name in JSON: <c>due-at</c> is <c>DueAt</c>.</summary>
    public static string Identifier(string jsonName)
    {
        var name = new StringBuilder();
        var startsWord = true;
        foreach (var c in jsonName)
        {
            var isPart = SyntaxFacts.IsIdentifierPartCharacter(c);
            if (isPart)
                name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = !isPart;
        }

        return name.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name.ToString() : "_" + name;
    }
}
