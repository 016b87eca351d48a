using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Tests.Helpers;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Each edit of a small project: which files it writes again, and what becomes of the items of each step.</summary>
public sealed class EditMatrixTests
{
    private static readonly string[] Project =
    [
        """
        namespace My.App;

        /// <summary>A draft.</summary>
        [SyncJob("draft", ConflictKey = "draft:{Id}")]
        public sealed record Draft(string Id, Line Line) : Traced
        {
            public int Length() => Id.Length;
        }
        """,
        "namespace My.App; public sealed record Line(string Sku, Tone Tone); public enum Tone { Low, High }",
        "namespace My.App; public abstract record Traced { public string? Trace { get; init; } }",
        """
        namespace My.App;

        [SyncJob("order", ConflictKey = "order:{Id}", MaxAttempts = Limits.Attempts)]
        public sealed record Order(int Id, Address To);

        public sealed record Address(string Street);
        """,
        """
        namespace My.App;

        public sealed class Api;

        public sealed class DraftHandler(Api api) : ISyncHandler<Draft>
        {
            public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Draft> job, CancellationToken cancellationToken) => new(api is null ? default : SyncOutcome.Done);
        }
        """,
        "namespace My.App; public class Other;",
        "namespace My.App; internal static class Limits { public const int Attempts = 3; }",
    ];

    private static readonly Dictionary<string, Edit> Edits = new()
    {
        ["a comment and spaces in a payload"] = Edit.In(0, "public int", "// Counted in UTF-16.\n\n    public   int"),
        ["a payload's body"] = Edit.In(0, "Id.Length", "Id.Length + 1"),
        ["a payload's documentation"] = Edit.In(0, "A draft.", "A draft to upload.").Writes("AppJobs", "My.App.Draft.Job").Has(TrackingNames.Jobs, "MU"),
        ["a payload's member"] = Edit.In(0, "Line Line)", "Line Line, string? Note = null)").Writes("My_App_Draft.Json").Has(TrackingNames.Declarations, "MU"),
        ["an attribute of a payload's member"] = Edit.In(0, "Line Line)", "[property: JsonPropertyName(\"l\")] Line Line)").Writes("My_App_Draft.Json"),
        ["a setting of a payload"] = Edit.In(0, "\"draft\",", "\"draft\", MaxAttempts = 3,").Writes("My.App.Draft.Job").Has(TrackingNames.Jobs, "MU"),
        ["a payload's kind"] = Edit.In(0, "\"draft\",", "\"drafts\",").Writes("AppJobs", "My.App.Draft.Job").Has(TrackingNames.JobEntries, "MU"),
        ["a member of a type in another file"] = Edit.In(1, "string Sku", "string Sku, int Count").Writes("My_App_Line.Json").Has(TrackingNames.Jobs, "UU"),
        ["a mark on a member of a type in another file"] = Edit.In(1, "string Sku", "[Protected] string Sku").Writes("My.App.Draft.Job"),
        ["a constant in another file"] = Edit.In(6, "Attempts = 3", "Attempts = 4").Writes("My.App.Order.Job").Has(TrackingNames.Jobs, "MU"),
        ["a default value in another file"] = Edit.In(1, "Tone Tone)", "Tone Tone = Tone.High)").Writes("My_App_Line.Json"),
        ["whether another file says what may be null"] = Edit.In(1, "namespace My.App;", "#nullable disable\nnamespace My.App;\n").Writes("My_App_Line.Json"),
        ["a number in an enum that is held"] = Edit.In(1, "Low, High", "Low = 3, High"),
        ["the size of an enum that is held"] = Edit.In(1, "enum Tone", "enum Tone : byte").Writes("My_App_Line.Json"),
        ["a member of a base type"] = Edit.In(2, "string? Trace", "string Trace").And(2, "init; }", "init; } = \"\";").Writes("My_App_Draft.Json"),
        ["a member of a nested type in the same file"] = Edit.In(3, "string Street", "string Street, string? Zip").Writes("My_App_Address.Json"),
        ["a rename of a payload"] = Edit.In(3, "record Order", "record Purchase").Writes("AppJobs", "AppJobsJson", "My.App.Purchase.Job", "My_App_Purchase.Json")
            .Deletes("My.App.Order.Job", "My_App_Order.Json"),
        ["a payload that is removed"] = Edit.In(3, "[SyncJob(\"order\", ConflictKey = \"order:{Id}\", MaxAttempts = Limits.Attempts)]", "").Writes("AppJobs", "AppJobsJson")
            .Deletes("My.App.Order.Job", "My_App_Order.Json", "My_App_Address.Json", "Int32.Json").Has(TrackingNames.Jobs, "RU"),
        ["a payload that is added"] = Edit.In(5, "public class Other;", "[SyncJob(\"ping\", Singleton = true)] public sealed record Ping(string Id);")
            .Writes("AppJobs", "AppJobsJson", "My.App.Ping.Job", "My_App_Ping.Json").Has(TrackingNames.Jobs, "NUU"),
        ["a payload that is no longer valid"] = Edit.In(3, "order:{Id}", "order:{Nobody}").Writes("AppJobs", "AppJobsJson")
            .Deletes("My.App.Order.Job", "My_App_Order.Json", "My_App_Address.Json", "Int32.Json"),
        ["a handler's body"] = Edit.In(4, "SyncOutcome.Done)", "SyncOutcome.Retry())"),
        ["a handler's constructor"] = Edit.In(4, "(Api api)", "(Api api, IServiceProvider services)").And(4, "api is null", "api is null || services is null").Writes("AppJobs")
            .Has(TrackingNames.Handlers, "M"),
        ["a handler that is removed"] = Edit.In(4, " : ISyncHandler<Draft>", "").Writes("AppJobs").Has(TrackingNames.Handlers, "R"),
        ["a handler that is added"] = Edit.In(5, "public class Other;", """
            public sealed class OrderHandler : ISyncHandler<Order>
            {
                public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Order> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
            }
            """).Writes("AppJobs").Has(TrackingNames.Handlers, "NU"),
        ["a file without payloads"] = Edit.In(5, "class Other;", "class Other { public int More => 1; }"),
    };

    private static readonly GeneratorRun First = GeneratorTest.Run(Project).Compiles();

    public static TheoryData<string> Names => [.. Edits.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_edit_writes_what_it_changes_and_nothing_else(string name)
    {
        var edit = Edits[name];
        var second = edit.Changes.GroupBy(change => change.File).Aggregate(First, (run, changes) =>
            run.Edit(changes.Key, changes.Aggregate(Project[changes.Key], (text, change) => Replace(text, change.Old, change.New)))).Compiles();

        Assert.Equal(edit.Written.Order(StringComparer.Ordinal), second.Rewritten(First).Select(Short));
        Assert.Equal(edit.Deleted.Order(StringComparer.Ordinal), First.Files.Keys.Except(second.Files.Keys).Select(Short).Order(StringComparer.Ordinal));
        foreach (var (step, reasons) in edit.Reasons)
            Assert.Equal(reasons, Letters(second, step));
        if (edit.Written.Length == 0)
            Assert.All(TrackingNames.All, step => Assert.Matches("^U*$", Letters(second, step)));

        // What is cached is what a driver without a memory makes.
        Assert.Equal(GeneratorTest.Run(second.Sources).Files, second.Files);
    }

    [Fact]
    public void An_edit_and_its_undoing_leave_the_files_as_they_were()
    {
        foreach (var (name, edit) in Edits)
        {
            var run = edit.Changes.Aggregate(First, (run, change) => run.Edit(change.File, Replace(Project[change.File], change.Old, change.New)));
            run = edit.Changes.Aggregate(run, (run, change) => run.Edit(change.File, Project[change.File]));
            Assert.True(First.Files.OrderBy(file => file.Key).SequenceEqual(run.Files.OrderBy(file => file.Key)), name);
        }
    }

    [Fact]
    public void Another_root_namespace_writes_everything_again()
    {
        var second = First.WithOptions(new GeneratorTest.ProjectOptions(("build_property.RootNamespace", "Elsewhere"))).Compiles();
        Assert.Equal(First.Files.Keys.Order(StringComparer.Ordinal), second.Rewritten(First));
        Assert.Equal("M", Letters(second, TrackingNames.ManifestName));
        Assert.Equal("UU", Letters(second, TrackingNames.Jobs));
    }

    private static string Replace(string text, string old, string with)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, with, StringComparison.Ordinal);
    }

    private static string Short(string hint) => hint.Replace(".g.cs", "", StringComparison.Ordinal);

    // A letter an item: New, Modified, Removed, Unchanged (or cached); in order of letters.
    private static string Letters(GeneratorRun run, string step) => string.Concat(run.Reasons(step)
        .Select(reason => reason is IncrementalStepRunReason.Cached ? 'U' : reason.ToString()[0]).Order());

    private sealed record Edit(IReadOnlyList<(int File, string Old, string New)> Changes)
    {
        public string[] Written { get; private init; } = [];

        public string[] Deleted { get; private init; } = [];

        public IReadOnlyList<(string Step, string Letters)> Reasons { get; private init; } = [];

        public static Edit In(int file, string old, string with) => new([(file, old, with)]);

        public Edit And(int file, string old, string with) => this with { Changes = [.. Changes, (file, old, with)] };

        public Edit Writes(params string[] files) => this with { Written = files };

        public Edit Deletes(params string[] files) => this with { Deleted = files };

        public Edit Has(string step, string letters) => this with { Reasons = [.. Reasons, (step, letters)] };
    }
}
