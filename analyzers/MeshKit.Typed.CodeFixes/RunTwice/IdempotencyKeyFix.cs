using System.Composition;
using MeshKit.Typed.Analyzers.Handlers;
using MeshKit.Typed.Analyzers.RunTwice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.RunTwice;

/// <summary>
/// MESH2002: the header, on a request message; a call that makes its own message becomes one that is given it. No Fix All: each request of a
/// handler needs a key of its own.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IdempotencyKeyFix)), Shared]
public sealed class IdempotencyKeyFix : MeshCodeFix
{
    /// <summary>Creates the fix.</summary>
    public IdempotencyKeyFix()
        : base("MESH2002", fixesAll: false)
    {
    }

    private protected override Task<IReadOnlyList<Proposal>> ProposeAsync(FixSite site)
    {
        var proposals = new List<Proposal>();
        if (site.Property(IdempotencyKeyAnalyzer.Step) is { } step
            && site.Job() is { } job
            && site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } syntax
            && SendStatement.Of(syntax) is { } statement
            && site.Model.GetOperation(syntax, site.CancellationToken) is IInvocationOperation call)
        {
            var key = step.Length == 0 ? $"{job}.IdempotencyKey" : $"{job}.StepKey({FixSite.Literal(step)})";
            if (Changes(site, call, syntax, statement, key) is { } changes)
                proposals.Add(new Proposal($"Send the Idempotency-Key header with {key}", "header", changes));
        }

        return Task.FromResult<IReadOnlyList<Proposal>>(proposals);
    }

    private static TextChange[]? Changes(
        FixSite site, IInvocationOperation call, InvocationExpressionSyntax syntax, StatementSyntax statement, string key)
    {
        var newLine = FixSite.NewLineOf(statement) + FixSite.IndentOf(statement);
        TextChange Before(string code) => new(new TextSpan(statement.SpanStart, 0), code + newLine);
        string Header(string request) => $"{request}.Headers.Add(\"Idempotency-Key\", {key});";

        var given = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "request");
        if (given?.Value.Syntax is IdentifierNameSyntax local)
            return [Before(Header(local.Identifier.ValueText))];

        var name = FreeName(statement);

        // A request that nobody waits for here must outlive this block.
        var declare = IsAwaited(syntax) ? "using var" : "var";
        if (given?.Value.WithoutConversions() is IObjectCreationOperation)
        {
            var made = given.Value.Syntax is ImplicitObjectCreationExpressionSyntax implicitly
                ? $"new {site.NameOf(given.Value.Type!, statement.SpanStart)}{implicitly.ArgumentList}{Tail(implicitly.Initializer)}"
                : given.Value.Syntax.ToString();
            return [Before($"{declare} {name} = {made};{newLine}{Header(name)}"), new TextChange(given.Value.Syntax.Span, name)];
        }

        return given is null
            && RequestText.Of(site, call, statement.SpanStart) is { } request
            && syntax.Expression is MemberAccessExpressionSyntax access
            ?
            [
                Before($"{declare} {name} = {request.Creation};{newLine}{Header(name)}"),
                new TextChange(syntax.Span, $"{access.Expression}.SendAsync({name}{request.Token})"),
            ]
            : null;
    }

    // Also with ConfigureAwait(…).
    private static bool IsAwaited(InvocationExpressionSyntax call) =>
        call.Parent is AwaitExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } };

    private static string Tail(SyntaxNode? initializer) => initializer is null ? "" : " " + initializer;

    private static string FreeName(StatementSyntax statement)
    {
        var taken = new HashSet<string>(
            statement.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantTokens().Select(token => token.ValueText) ?? [],
            StringComparer.Ordinal);
        var name = "request";
        for (var number = 2; taken.Contains(name); number++)
            name = $"request{number}";
        return name;
    }
}
