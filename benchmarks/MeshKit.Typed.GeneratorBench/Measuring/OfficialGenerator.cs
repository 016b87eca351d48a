using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.GeneratorBench.Measuring;

/// <summary>Finds the platform's JSON generator where the SDK has it: beside the reference assemblies of the runtime that this program runs on.</summary>
internal static class OfficialGenerator
{
    private const string Assembly = "System.Text.Json.SourceGeneration";

    public static ISourceGenerator Load()
    {
        // <dotnet>/shared/Microsoft.NETCore.App/<version>/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref");
        var pack = Directory.Exists(packs)
            ? Directory.GetDirectories(packs, $"{Environment.Version.Major}.*").MaxBy(folder => Version.Parse(Path.GetFileName(folder).Split('-')[0]))
            : null;
        if (pack is null)
            throw new DirectoryNotFoundException($"The SDK's packs are not where they are expected: {packs}.");
        var reference = new AnalyzerFileReference(Path.Combine(pack, "analyzers", "dotnet", "cs", Assembly + ".dll"), new Loader());
        return reference.GetGenerators(LanguageNames.CSharp).Single();
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
