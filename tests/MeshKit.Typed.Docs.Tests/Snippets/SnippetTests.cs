using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Docs.Tests.Snippets;

public sealed class SnippetTests
{
    // The program writes to the console and to the current directory, which the whole process shares.
    [Fact(DisableParallelization = true)]
    public async Task The_quick_start_compiles_and_prints_what_the_readme_says()
    {
        var snippet = Assert.Single(Snippet.In(Repository.Read("README.md")), snippet => snippet.Marker == "runs");
        var image = await SnippetCompiler.CompileAsync("App", OutputKind.ConsoleApplication, [snippet.Code]);
        Assert.Equal(snippet.Output, await RunAsync(image));
    }

    [Fact]
    public async Task The_code_of_the_guide_compiles_as_one_program()
    {
        var snippets = Snippet.In(Repository.Read("docs/guide.md"));
        Assert.Equal(12, snippets.Count);
        await SnippetCompiler.CompileAsync("Guide", OutputKind.DynamicallyLinkedLibrary, snippets.Select(snippet => snippet.Code));
    }

    [Fact]
    public async Task A_mistake_in_a_snippet_is_found()
    {
        const string WithoutKey = "using MeshKit.Typed; [SyncJob(\"ping\")] public sealed record Ping(string Host);";
        var failure = await Assert.ThrowsAnyAsync<Exception>(
            () => SnippetCompiler.CompileAsync("App", OutputKind.DynamicallyLinkedLibrary, [WithoutKey]));
        Assert.Contains("MESH1001", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(byte[] image)
    {
        var directory = Directory.CreateTempSubdirectory("meshkit-docs-");
        var (output, before) = (Console.Out, Environment.CurrentDirectory);
        try
        {
            Environment.CurrentDirectory = directory.FullName;
            using var printed = new StringWriter { NewLine = "\n" };
            Console.SetOut(printed);
            var main = new AssemblyLoadContext("snippet").LoadFromStream(new MemoryStream(image)).EntryPoint!;
            var ended = main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()], null);
            if (ended is Task task)
                await task;
            return printed.ToString();
        }
        finally
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = before;
            directory.Delete(recursive: true);
        }
    }
}
