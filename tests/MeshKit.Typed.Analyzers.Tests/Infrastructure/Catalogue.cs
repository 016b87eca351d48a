using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Tests;

/// <summary>Everything that the two assemblies export, as a compiler host finds it.</summary>
internal static class Catalogue
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. Exported<DiagnosticAnalyzer>(typeof(MeshAnalyzer).Assembly, typeof(DiagnosticAnalyzerAttribute))];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
        [.. Exported<CodeFixProvider>(typeof(CodeFixes.MeshCodeFix).Assembly, typeof(ExportCodeFixProviderAttribute))];

    /// <summary>The rules; one that two analyzers share, by one descriptor, stands here once.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>What the documentation says of a rule's fix.</summary>
    public static string FixOf(string id) => Fixes.SingleOrDefault(fix => fix.FixableDiagnosticIds.Contains(id)) is not { } fix ? "none"
        : fix.GetFixAllProvider() is null ? "yes"
        : "yes, with Fix All";

    private static IEnumerable<T> Exported<T>(Assembly assembly, Type attribute) => assembly.GetTypes()
        .Where(type => type.IsDefined(attribute, inherit: false) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (T)Activator.CreateInstance(type)!);
}
