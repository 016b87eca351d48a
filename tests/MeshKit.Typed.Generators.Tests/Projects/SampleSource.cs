namespace MeshKit.Typed.Generators.Tests.Projects;

/// <summary>A project's code that uses everything, in a form that every setting of a project compiles without a warning.</summary>
internal static class SampleSource
{
    /// <summary>Jobs with a key, a checkpoint, a result, nesting, inheritance and collections; one handler class and one handler method.</summary>
    public const string Code = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using MeshKit.Typed;

        [assembly: SyncSerializable(typeof(Dictionary<string, int[]>))]

        namespace Some.Drafts
        {
            /// <summary>Uploads a draft, <paramref name="Id"/> first; see <see cref="Outer.Tidy"/> and <c>x &lt; y</c>.</summary>
            /// <param name="Id">Which.</param>
            /// <param name="Lines">What.</param>
            /// <param name="Day">When.</param>
            [SyncJob("upload", ConflictKey = "draft:{Id}", Checkpoint = typeof(Progress), Result = typeof(Receipt), Timeout = "00:01:00")]
            public sealed record Upload(string Id, List<Line> Lines, DayOfWeek Day = DayOfWeek.Friday);

            /// <summary>A base.</summary>
            public abstract record Base
            {
                /// <summary>A value.</summary>
                public int Number { get; init; } = 3;
            }

            /// <summary>A line.</summary>
            /// <param name="Sku">What.</param>
            public sealed record Line(string Sku) : Base
            {
                /// <summary>More.</summary>
                public required long[] Counts { get; init; }
            }

            /// <summary>How far.</summary>
            /// <param name="Bytes">So far.</param>
            public readonly record struct Progress(long Bytes);

            /// <summary>What came of it.</summary>
            /// <param name="Text">A text.</param>
            public sealed record Receipt(string Text);

            /// <summary>Nests.</summary>
            public static class Outer
            {
                /// <summary>Tidies up.</summary>
                [SyncJob("tidy", Singleton = true)]
                public sealed partial class Tidy;

                public sealed partial class Tidy
                {
                    /// <summary>How many.</summary>
                    public int Count { get; set; }
                }
            }

            /// <summary>Handles.</summary>
            public sealed class UploadHandler : ISyncHandler<Upload>
            {
                /// <inheritdoc/>
                public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken cancellationToken)
                {
                    await job.CheckpointAsync(new Progress(1), cancellationToken);
                    return job.DoneWith(new Receipt(job.Payload.Lines[0].Sku + job.GetCheckpoint().Bytes));
                }
            }

            /// <summary>Handles.</summary>
            public static class Tidying
            {
                /// <summary>Handles.</summary>
                [SyncHandler]
                public static Task TidyAsync(Outer.Tidy tidy, CancellationToken cancellationToken) =>
                    tidy.Count == 7 ? Task.CompletedTask : throw new InvalidOperationException();
            }
        }

        /// <summary>For the test.</summary>
        public static class Samples
        {
            /// <summary>A payload.</summary>
            public static object Upload => new Some.Drafts.Upload("1", new() { new("s") { Counts = new[] { 1L } } });

            /// <summary>A payload.</summary>
            public static object Tidy => new Some.Drafts.Outer.Tidy { Count = 7 };

            /// <summary>By the generated extension method.</summary>
            public static Task<EnqueueReceipt> EnqueueAsync(Mesh mesh) => Some.Drafts.UploadSync.EnqueueAsync(mesh.Sync, (Some.Drafts.Upload)Upload);
        }
        """;

    /// <summary>Enqueues and runs both jobs of what was compiled.</summary>
    public static async Task RunAsync(Helpers.GeneratedAssembly assembly)
    {
        var handlers = assembly.HandlersFrom(new NoServices());
        var upload = await assembly.RunAsync("upload", assembly.Sample("Upload"), handlers);
        Assert.Equal((SyncJobStatus.Succeeded, """{"text":"s1"}"""), (upload.Status, System.Text.Encoding.UTF8.GetString(upload.Result.Utf8Json.Span)));
        Assert.Equal(SyncJobStatus.Succeeded, (await assembly.RunAsync("tidy", assembly.Sample("Tidy"), handlers)).Status);
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
