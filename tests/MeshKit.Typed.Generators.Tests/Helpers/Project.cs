using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Generators.Tests.Helpers;

/// <summary>A project with what its file may say, compiled as the SDK would. Nothing is suppressed: generated code has no warnings.</summary>
internal sealed record Project(params string[] Sources)
{
    public string AssemblyName { get; init; } = "App";

    /// <summary>The build property; null for the SDK's default, which is the project's name.</summary>
    public string? RootNamespace { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool ImplicitUsings { get; init; } = true;

    /// <summary>Whether the documentation is written and checked, as by <c>GenerateDocumentationFile</c>.</summary>
    public bool IsDocumented { get; init; }

    public bool ChecksForOverflow { get; init; }

    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    /// <summary>Runs the generator.</summary>
    public GeneratorRun Generate()
    {
        var parse = new CSharpParseOptions(Language, IsDocumented ? DocumentationMode.Diagnose : DocumentationMode.Parse);
        IEnumerable<string> sources = ImplicitUsings ? Sources.Prepend(GeneratorTest.Usings) : Sources;
        var compilation = CSharpCompilation.Create(
            AssemblyName,
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, $"File{index}.cs", System.Text.Encoding.UTF8)),
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(MeshSync).Assembly.Location), .. References],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullable, warningLevel: 9999, checkOverflow: ChecksForOverflow, allowUnsafe: false));
        return GeneratorRun.Start(
            compilation, new GeneratorTest.ProjectOptions(("build_property.RootNamespace", RootNamespace ?? AssemblyName.Replace(' ', '_'))), parse);
    }
}
