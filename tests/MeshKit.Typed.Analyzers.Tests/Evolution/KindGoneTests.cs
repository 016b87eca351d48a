using MeshKit.Typed.Analyzers.Evolution;
using MeshKit.Typed.CodeFixes.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Verify = MeshKit.Typed.Analyzers.Tests.Verify<
    MeshKit.Typed.Analyzers.Evolution.StoredShapeAnalyzer,
    MeshKit.Typed.CodeFixes.Evolution.KindGoneFix>;

namespace MeshKit.Typed.Analyzers.Tests.Evolution;

public class KindGoneTests
{
    private const string Upload = """
        {
          "format": 1,
          "jobs": {
            "upload-draft": {
              "1": {
                "members": {
                  "id": "string",
                  "size": "int"
                }
              }
            }
          }
        }

        """;

    private const string Empty = "{\n  \"format\": 1,\n  \"jobs\": {}\n}\n";

    [Theory]
    [InlineData("upload-drafts", "string Name")]
    [InlineData("send", "string Id, int Size")]
    public Task The_payload_that_it_became_names_the_kind(string kind, string members) => Verify.FixesAsync(
        $$"""
        [{|MESH4001:SyncJob("{{kind}}", Singleton = true)|}]
        public sealed record Send({{members}});
        """,
        $$"""
        [{|MESH4004:SyncJob("{{kind}}", Singleton = true)|}]
        [FormerKind("upload-draft")]
        public sealed record Send({{members}});
        """,
        key: "former",
        fixAll: false,
        jobLock: members.Contains("Name", StringComparison.Ordinal) ? Upload.Replace("\"id\": \"string\",\n", "", StringComparison.Ordinal).Replace("size", "name", StringComparison.Ordinal).Replace("int", "string", StringComparison.Ordinal) : Upload);

    [Fact]
    public Task A_kind_is_retired() => Verify.FixesAsync(
        """[{|MESH4001:SyncJob("send", Singleton = true)|}] public sealed record Send(string Id, int Size);""",
        """[{|MESH4004:SyncJob("send", Singleton = true)|}] public sealed record Send(string Id, int Size);""",
        key: "retire",
        index: 1,
        jobLock: Upload,
        fixedLock: Empty);

    [Fact]
    public Task A_former_kind_is_declared() => Verify<LockFileAnalyzer>.ReportsAsync(
        """[SyncJob("send", Singleton = true), FormerKind("upload-draft")] public sealed record Send(string Id, int Size);""", jobLock: Upload);

    [Fact]
    public Task A_kind_that_nothing_resembles_is_reported_in_the_lock() => Verify<LockFileAnalyzer>.ReportsAsync(
        """[SyncJob("ping", Singleton = true)] public sealed record Ping;""",
        jobLock: Upload.Replace("\"upload-draft\"", "{|MESH4001:\"upload-draft\"|}", StringComparison.Ordinal));

    [Fact]
    public Task A_kind_that_the_lock_has_already_is_no_ones_heir() => Verify<LockFileAnalyzer>.ReportsAsync(
        """[SyncJob("upload-drafts", Singleton = true)] public sealed record Send(string Id, int Size);""",
        jobLock: Upload.Replace("\"upload-draft\"", "{|MESH4001:\"upload-draft\"|}", StringComparison.Ordinal)
            .Replace("\"jobs\": {", "\"jobs\": { \"upload-drafts\": { \"1\": { \"members\": { \"id\": \"string\", \"size\": \"int\" } } },", StringComparison.Ordinal));

    [Fact]
    public async Task It_is_retired_from_within_the_lock()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("App", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences([.. Basic.Reference.Assemblies.Net100.References.All, Setup.MeshKit]);
        var document = project.AddAdditionalDocument(Setup.LockName, SourceText.From(Upload), filePath: "/app/" + Setup.LockName);
        var file = new LockText(Upload);
        var compilation = (await document.Project.GetCompilationAsync(cancellation))!
            .WithAnalyzers([new LockFileAnalyzer()], new AnalyzerOptions([file]));
        var found = Assert.Single(await compilation.GetAnalyzerDiagnosticsAsync(cancellation));

        var actions = new List<CodeAction>();
        await new KindGoneFix().RegisterCodeFixesAsync(new CodeFixContext(document, found, (action, _) => actions.Add(action), cancellation));

        var action = Assert.Single(actions);
        Assert.Equal("Retire the kind \"upload-draft\": no stored job has it any more", action.Title);
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(cancellation)));
        var text = await operation.ChangedSolution.GetAdditionalDocument(document.Id)!.GetTextAsync(cancellation);
        Assert.Equal(Empty, text.ToString());
    }
}
