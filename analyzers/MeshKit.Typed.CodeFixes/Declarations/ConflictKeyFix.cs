using System.Composition;
using MeshKit.Typed.Analyzers;
using MeshKit.Typed.Analyzers.Declarations;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Declarations;

/// <summary>MESH1001: a key from a member that looks like an id, or the opt-out. No Fix All: what makes two jobs one is decided job by job.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConflictKeyFix)), Shared]
public sealed class ConflictKeyFix : MeshCodeFix
{
    private const int MostKeys = 3;

    /// <summary>Creates the fix.</summary>
    public ConflictKeyFix()
        : base("MESH1001", fixesAll: false)
    {
    }

    private protected override Task<IReadOnlyList<Proposal>> ProposeAsync(FixSite site)
    {
        var proposals = new List<Proposal>();
        if (site.Node.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList: { } arguments } && site.DeclaredType() is var (_, payload))
        {
            foreach (var key in Keys(payload))
            {
                if (Set(arguments, "ConflictKey", FixSite.Literal(key)) is { } change)
                    proposals.Add(new Proposal($"Use the conflict key \"{key}\"", $"key:{key}", change));
            }

            if (Set(arguments, "AllowDuplicates", FixSite.Literal(ConflictKeyAnalyzer.PlaceholderReason)) is { } optOut)
                proposals.Add(new Proposal("Allow duplicates, for a reason that you write", "allow", optOut));
        }

        return Task.FromResult<IReadOnlyList<Proposal>>(proposals);
    }

    // The id of the payload itself comes first, then those of what it is about.
    private static IEnumerable<string> Keys(INamedTypeSymbol payload) => KeyMember.Candidates(payload)
        .Where(member => IsIdType(KeyMember.TypeOf(member)) && Words.Of(member.Name) is { Count: > 0 } words && words[words.Count - 1] == "id")
        .OrderBy(member => member.Name == "Id" ? 0 : payload.Name.EndsWith(Noun(member), StringComparison.Ordinal) ? 1 : 2)
        .Take(MostKeys)
        .Select(member => $"{Prefix(member, payload)}:{{{member.Name}}}");

    private static string Noun(ISymbol member) => member.Name.Substring(0, member.Name.Length - "Id".Length);

    // Keys are shared by all kinds: a bare Id is told apart by the payload's own name.
    private static string Prefix(ISymbol member, INamedTypeSymbol payload) =>
        string.Equals(member.Name, "Id", StringComparison.OrdinalIgnoreCase) ? Words.Kebab(payload.Name) : Words.Kebab(Noun(member));

    // A null would make one key of unrelated jobs.
    private static bool IsIdType(ITypeSymbol type) =>
        type.NullableAnnotation != NullableAnnotation.Annotated
        && (type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 || type.FullName() == "System.Guid");

    private static TextChange? Set(AttributeArgumentListSyntax arguments, string name, string value)
    {
        var existing = arguments.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
        return existing is null ? new TextChange(new TextSpan(arguments.CloseParenToken.SpanStart, 0), $", {name} = {value}")
            : existing.Expression.ToString() == value ? null
            : new TextChange(existing.Expression.Span, value);
    }
}
