using MeshKit.Typed.Generators.Tests.Helpers;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>What a job declares as result and checkpoint is written and read without naming the types again.</summary>
public sealed class TypedValuesTests
{
    [Fact]
    public async Task A_result_and_a_checkpoint_are_written_by_the_handler_and_read_from_the_listed_job()
    {
        using var assembly = new GeneratedAssembly(GeneratorTest.Run("""
            namespace My.App;

            [SyncJob("upload", Singleton = true, Result = typeof(Receipt), Checkpoint = typeof(int))]
            public sealed record Upload(string Text);

            public sealed record Receipt(string Text);

            [SyncJob("other", Singleton = true, Result = typeof(int?), Checkpoint = typeof(List<Receipt>))]
            public sealed record Other;

            public static class Handlers
            {
                [SyncHandler]
                public static async Task<SyncOutcome> RunAsync(SyncJobContext<Upload> job, CancellationToken cancellationToken)
                {
                    await job.CheckpointAsync(job.GetCheckpoint() + 2, cancellationToken);
                    return job.DoneWith(new Receipt(job.Payload.Text + job.GetCheckpoint()));
                }
            }

            public static class Reading
            {
                public static async Task<string> ReadAsync(Mesh mesh)
                {
                    await mesh.Sync.EnqueueAsync(new Upload("a"));
                    await mesh.Sync.EnqueueAsync(new Other());
                    await mesh.Sync.FlushAsync(new FlushOptions { Handlers = new global::App.AppJobs.Handlers() });
                    var text = "";
                    await foreach (var job in mesh.Sync.JobsAsync(global::App.AppJobs.Upload))
                        text += $"{job.GetResult()?.Text} {job.GetCheckpoint()}";
                    await foreach (var job in mesh.Sync.JobsAsync(global::App.AppJobs.Other))
                        text += $" {job.GetResult() is null} {job.GetCheckpoint() is null}";
                    return text;
                }
            }
            """));
        await using var mesh = await Mesh.OpenAsync(new InMemoryProvider(), assembly.Manifest, TestContext.Current.CancellationToken);
        var read = (Task<string>)assembly.Assembly.GetType("My.App.Reading")!.GetMethod("ReadAsync")!.Invoke(null, [mesh])!;
        Assert.Equal("a2 2 True True", await read);
    }

    [Fact]
    public void A_result_that_is_internal_has_an_internal_accessor_and_what_is_not_declared_has_none()
    {
        var run = GeneratorTest.Run("""
            [SyncJob("a", Singleton = true, Result = typeof(Dictionary<string, Inner[]>))] public sealed record A;
            [SyncJob("b", Singleton = true)] public sealed record B;
            internal sealed record Inner(int X);
            """).Compiles();
        Assert.Contains("internal static global::System.Collections.Generic.Dictionary<string, global::Inner[]>? GetResult(", run.Files["A.Job.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("GetCheckpoint", run.Files["A.Job.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("GetResult", run.Files["B.Job.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_of_another_type_does_not_compile()
    {
        var run = GeneratorTest.Run("""
            [SyncJob("a", Singleton = true, Result = typeof(Uri))] public sealed record A;
            public static class H { [SyncHandler] public static SyncOutcome Run(SyncJobContext<A> job) => job.DoneWith(3); }
            """);
        Assert.Equal(["CS1503"], run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(found => found.Id));
    }
}
