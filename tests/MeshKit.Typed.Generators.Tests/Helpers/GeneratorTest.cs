using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Generators.Tests.Helpers;

/// <summary>Runs the generator over sources, as the compiler would.</summary>
internal static class GeneratorTest
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Text.Json;
        global using System.Text.Json.Serialization;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using MeshKit.Typed;
        """;

    // Emitted code must be C# 12: the sources of the tests are no newer, so that the whole compilation says so.
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public static CSharpCompilation Compile(params IReadOnlyList<string> sources) => CSharpCompilation.Create(
        "App",
        [Parse(Usings, "Usings.cs"), .. sources.Select((source, index) => Parse(source, $"Source{index}.cs"))],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(MeshSync).Assembly.Location)],
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999,
            // Test sources document nothing; generated members do, which a test of its own checks.
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);

    /// <summary>Runs the generator once.</summary>
    public static GeneratorRun Run(params IReadOnlyList<string> sources) => GeneratorRun.Start(Compile(sources));

    /// <summary>The options of a project, as the SDK passes them.</summary>
    internal sealed class ProjectOptions(params (string Key, string Value)[] values) : AnalyzerConfigOptionsProvider
    {
        private readonly Options _options = new(values.ToImmutableDictionary(pair => pair.Key, pair => pair.Value));

        public override AnalyzerConfigOptions GlobalOptions => _options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

        private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
