using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>
/// Writes an older shape and the upcaster from it. What the lock knows is written out; what only a person can decide is left as a name that does
/// not compile, since a default would go through review, and then through every stored job.
/// </summary>
internal static class UpcasterFix
{
    /// <summary>The changes to the payload's file; null where the lock does not know the shape, or the payload is not written in this project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="finding">The kind and the version to upcast from.</param>
    /// <param name="job">The payload.</param>
    /// <param name="raise">Whether the payload's own version is raised.</param>
    public static PayloadChange? Make(LockedProject project, LockFinding finding, LockedJob job, bool raise)
    {
        var payload = job.Job.Payload;
        if (finding.Version is not { } version
            || !project.Lock.Versions(finding.Kind).TryGetValue(version, out var stored)
            || stored.Opaque is not null
            || job.Shape(job.Version).Opaque is not null
            || job.Job.Attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax attribute
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration)
        {
            return null;
        }

        var names = new CodeNames(project.Compilation, declaration);
        var older = new OlderShape(payload, declaration, version, stored, job.Shape(job.Version), names);
        var newLine = FixSite.NewLineOf(declaration);
        var changes = new List<TextChange>
        {
            Implement(declaration, $"{names.Of("MeshKit.Typed.ISyncUpcast`2")}<{older.Name}, {payload.Name}>"),
            AddMethod(declaration, UpcastMethod.Lines(payload, older, project.Compilation), newLine),
        };
        if (raise)
            changes.Add(SetVersion(attribute, version + 1));
        var indent = FixSite.IndentOf(declaration);
        var added = string.Concat(older.Declarations().Select(lines => newLine + newLine + string.Join(newLine, lines.Select(line => line.Length == 0 ? line : indent + line))));
        var end = new TextSpan(declaration.Span.End, 0);

        // A declaration that ends in a semicolon gets a body there: one change, since both are at one place.
        changes[1] = changes[1].Span.End == end.Start ? new TextChange(changes[1].Span, changes[1].NewText + added) : changes[1];
        if (changes[1].Span.End != end.Start)
            changes.Add(new TextChange(end, added));
        return new PayloadChange(declaration.SyntaxTree, [.. changes]);
    }

    /// <summary>A name as another one beside it is written: qualified where that one is.</summary>
    public static string Relative(NameSyntax beside, string name) =>
        beside is QualifiedNameSyntax qualified ? $"{qualified.Left}.{name}"
        : beside is AliasQualifiedNameSyntax alias ? $"{alias.Alias}::{name}"
        : name;

    private static TextChange Implement(TypeDeclarationSyntax declaration, string type)
    {
        if (declaration.BaseList is { } list)
            return new TextChange(new TextSpan(list.Types.Last().Span.End, 0), ", " + type);
        var after = declaration.ParameterList?.Span.End ?? declaration.TypeParameterList?.Span.End ?? declaration.Identifier.Span.End;
        return new TextChange(new TextSpan(after, 0), " : " + type);
    }

    private static TextChange AddMethod(TypeDeclarationSyntax declaration, IEnumerable<string> lines, string newLine)
    {
        var indent = FixSite.IndentOf(declaration);
        var body = string.Join(newLine, lines.Select(line => indent + "    " + line));
        if (declaration.OpenBraceToken.IsKind(SyntaxKind.None) || declaration.OpenBraceToken.IsMissing)
            return new TextChange(declaration.SemicolonToken.Span, $"{newLine}{indent}{{{newLine}{body}{newLine}{indent}}}");
        var at = declaration.Members.Count > 0 ? declaration.Members.Last().Span.End : declaration.OpenBraceToken.Span.End;
        return new TextChange(new TextSpan(at, 0), (declaration.Members.Count > 0 ? newLine : "") + newLine + body);
    }

    private static TextChange SetVersion(AttributeSyntax attribute, int version)
    {
        var arguments = attribute.ArgumentList!.Arguments;
        var existing = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Version");
        return existing is not null
            ? new TextChange(existing.Expression.Span, $"{version}")
            : new TextChange(new TextSpan(arguments[0].Span.End, 0), $", Version = {version}");
    }
}
