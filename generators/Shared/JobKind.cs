using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MeshKit.Typed.Shared;

/// <summary>The rules of a kind's name.</summary>
internal static class JobKind
{
    /// <summary>Whether a text matches <c>[a-z0-9][a-z0-9.-]*</c>.</summary>
    public static bool IsValid(string kind) =>
        kind.Length > 0 && kind[0] is not ('.' or '-') && kind.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-');

    /// <summary>The kind that a <c>[SyncJob]</c> or <c>[FormerKind]</c> gives.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="argument">Where its problems are shown (<see cref="JobProblem.Argument"/>).</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    /// <param name="cancellationToken">Cancels finding the syntax.</param>
    public static string Parse(AttributeData attribute, string argument, ICollection<JobProblem> problems, CancellationToken cancellationToken)
    {
        var kind = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string ?? "" : "";
        if (!IsValid(kind))
            problems.Add(new JobProblem(JobProblemKind.InvalidKind, "is not of lower-case letters, digits, '.' and '-', beginning with a letter or digit", kind, argument));
        else if (!IsLiteral(attribute, cancellationToken))
            problems.Add(new JobProblem(JobProblemKind.KindNotLiteral, "is not written as a literal: stored jobs carry it, so a rename must not change it", kind, argument));
        return kind;
    }

    /// <summary>The kinds that a payload had before; each is told from the others and from its own kind.</summary>
    public static IReadOnlyList<string> ParseFormer(INamedTypeSymbol payload, string kind, ICollection<JobProblem> problems, CancellationToken cancellationToken)
    {
        var former = new List<string>();
        foreach (var attribute in payload.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type || !type.Is(MetadataNames.FormerKindAttribute))
                continue;
            var name = Parse(attribute, JobDeclaration.FormerKind, problems, cancellationToken);
            if (name == kind || former.Contains(name))
                problems.Add(new JobProblem(JobProblemKind.InvalidKind, "is a kind that the payload has already", name, JobDeclaration.FormerKind));
            else
                former.Add(name);
        }

        return former;
    }

    // An attribute that comes from metadata has no syntax; its own compilation has judged it.
    private static bool IsLiteral(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList: { } list }
        || (list.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression.IsKind(SyntaxKind.StringLiteralExpression) ?? false);
}
