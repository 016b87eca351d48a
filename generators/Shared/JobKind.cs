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

    public static string Parse(AttributeData attribute, ICollection<JobProblem> problems, CancellationToken cancellationToken)
    {
        var kind = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string ?? "" : "";
        if (!IsValid(kind))
            problems.Add(new JobProblem(JobProblemKind.InvalidKind, "is not of lower-case letters, digits, '.' and '-', beginning with a letter or digit", kind, "kind"));
        else if (!IsLiteral(attribute, cancellationToken))
            problems.Add(new JobProblem(JobProblemKind.KindNotLiteral, "is not written as a literal: stored jobs carry it, so a rename must not change it", kind, "kind"));
        return kind;
    }

    // An attribute that comes from metadata has no syntax; its own compilation has judged it.
    private static bool IsLiteral(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList: { } list }
        || (list.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression.IsKind(SyntaxKind.StringLiteralExpression) ?? false);
}
