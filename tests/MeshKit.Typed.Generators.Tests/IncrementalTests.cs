using Basic.Reference.Assemblies;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>What an edit runs again, and which files it writes again.</summary>
public sealed class IncrementalTests
{
    private const string Draft = """
        namespace My.App;

        [SyncJob("draft", ConflictKey = "draft:{Id}")]
        public sealed record Draft(string Id, Line Line);

        public sealed record Line(string Sku);
        """;

    private const string Order = """
        namespace My.App;

        [SyncJob("order", ConflictKey = "order:{Id}", Checkpoint = typeof(Line))]
        public sealed record Order(int Id, Address To);

        public sealed record Address(string Street)
        {
            public string Upper() => Street.ToUpperInvariant();
        }
        """;

    private const string Handler = """
        namespace My.App;

        public sealed class DraftHandler : ISyncHandler<Draft>
        {
            public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Draft> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
        }
        """;

    private const string Method = """
        namespace My.App;

        public static class Uploads
        {
            [SyncHandler]
            public static Task OrderAsync(Order order, IServiceProvider services, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    private static readonly GeneratorRun First = GeneratorTest.Run(Draft, Order, Handler, "namespace My.App; public class Other;").Compiles();

    [Fact]
    public void Every_step_is_tracked()
    {
        var serializable = GeneratorTest.Run(Draft, Order, Handler, Method, "[assembly: SyncSerializable(typeof(int[]))]");
        Assert.Equal(TrackingNames.All.Order(), TrackingNames.All.Where(name => !serializable.Reasons(name).IsEmpty).Order());
    }

    [Fact]
    public void A_clone_is_cached_throughout()
    {
        var second = First.Then(compilation => compilation.Clone());
        AssertCached(second, TrackingNames.All);
        Assert.Empty(second.Rewritten(First));
    }

    [Fact]
    public void An_unrelated_edit_is_cached_throughout()
    {
        var second = First.Edit(3, "namespace My.App; public class Other { public int More => 1; }");
        AssertCached(second, TrackingNames.All);
        Assert.Empty(second.Rewritten(First));
    }

    [Fact]
    public void A_new_reference_is_cached_throughout()
    {
        var reference = CSharpCompilation.Create("Lib", references: Net100.References.All).EmitToImageReference();
        var second = First.Then(compilation => compilation.AddReferences(reference));
        AssertCached(second, TrackingNames.All);
        Assert.Empty(second.Rewritten(First));
    }

    [Fact]
    public void An_edit_of_a_body_is_cached_throughout()
    {
        var second = First.Edit(1, Order.Replace("Street.ToUpperInvariant()", "Street + \"!\"", StringComparison.Ordinal));
        AssertCached(second, TrackingNames.All);
        Assert.Empty(second.Rewritten(First));
    }

    [Fact]
    public void An_edit_of_a_handlers_body_is_cached_throughout()
    {
        var second = First.Edit(2, Handler.Replace("SyncOutcome.Done", "SyncOutcome.Retry()", StringComparison.Ordinal));
        AssertCached(second, TrackingNames.All);
    }

    [Fact]
    public void An_edit_of_a_handler_methods_body_is_cached_throughout()
    {
        var first = GeneratorTest.Run(Draft, Order, Handler, Method).Compiles();
        var second = first.Edit(3, Method.Replace("Task.CompletedTask", "Task.Delay(order.Id)", StringComparison.Ordinal));
        AssertCached(second, TrackingNames.All);
        Assert.Empty(second.Rewritten(first));
    }

    [Fact]
    public void An_edit_of_a_handler_methods_services_writes_the_manifest_only()
    {
        var first = GeneratorTest.Run(Draft, Order, Handler, Method).Compiles();
        var second = first.Edit(3, Method.Replace("IServiceProvider services", "Uri server", StringComparison.Ordinal)).Compiles();
        Assert.Equal(["AppJobs.g.cs"], second.Rewritten(first));
        AssertCached(second, TrackingNames.All.Except([TrackingNames.HandlerMethods, TrackingNames.Manifest]));
    }

    [Fact]
    public void An_edit_of_a_setting_writes_the_payloads_own_file_only()
    {
        var second = First.Edit(0, Draft.Replace("\"draft\",", "\"draft\", Version = 2,", StringComparison.Ordinal)).Compiles();
        Assert.Equal(["My.App.Draft.Job.g.cs"], second.Rewritten(First));
        AssertCached(second, [TrackingNames.JobEntries, TrackingNames.JsonTypes, TrackingNames.JsonEntries, TrackingNames.Manifest, TrackingNames.Handlers]);
    }

    [Fact]
    public void A_new_member_of_a_known_type_writes_the_payloads_json_only()
    {
        var second = First.Edit(0, Draft.Replace("Line Line)", "Line Line, string? Note = null)", StringComparison.Ordinal)).Compiles();
        Assert.Equal(["My_App_Draft.Json.g.cs"], second.Rewritten(First));
        AssertCached(second, [TrackingNames.Jobs, TrackingNames.JobEntries, TrackingNames.JsonEntries, TrackingNames.Manifest]);
        Assert.Equal(1, second.Reasons(TrackingNames.JsonTypes).Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void An_edit_of_a_shared_type_writes_its_own_json_only()
    {
        var second = First.Edit(0, Draft.Replace("record Line(string Sku)", "record Line(string Sku, string? More)", StringComparison.Ordinal)).Compiles();
        Assert.Equal(["My_App_Line.Json.g.cs"], second.Rewritten(First));
    }

    [Fact]
    public void A_mark_on_a_member_of_a_shared_type_writes_the_payloads_own_file_only()
    {
        var second = First.Edit(0, Draft.Replace("Line(string Sku)", "Line([Protected] string Sku)", StringComparison.Ordinal)).Compiles();
        Assert.Equal(["My.App.Draft.Job.g.cs", "My.App.Order.Job.g.cs"], second.Rewritten(First));
        AssertCached(second, [TrackingNames.JobEntries, TrackingNames.JsonTypes, TrackingNames.JsonEntries, TrackingNames.Manifest, TrackingNames.Handlers]);
    }

    [Fact]
    public void A_new_handler_writes_the_manifest_only()
    {
        var second = First.Edit(3, """
            namespace My.App;
            public sealed class OrderHandler : ISyncHandler<Order>
            {
                public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Order> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
            }
            """).Compiles();
        Assert.Equal(["AppJobs.g.cs"], second.Rewritten(First));
    }

    [Fact]
    public void A_new_payload_leaves_the_files_of_others_as_they_are()
    {
        var second = First.Edit(3, "namespace My.App; [SyncJob(\"zoom\", Singleton = true)] public sealed record Zoom(string Id);").Compiles();
        Assert.Equal(["AppJobs.g.cs", "AppJobsJson.g.cs", "My.App.Zoom.Job.g.cs", "My_App_Zoom.Json.g.cs"], second.Rewritten(First));
    }

    private static void AssertCached(GeneratorRun run, IEnumerable<string> steps)
    {
        foreach (var step in steps)
        {
            Assert.All(run.Reasons(step), reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} was {reason}"));
        }
    }
}
