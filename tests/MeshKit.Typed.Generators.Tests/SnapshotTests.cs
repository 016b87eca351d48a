using MeshKit.Typed.Generators.Tests.Helpers;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Generated code is reviewed as code: each snapshot also compiles without warnings and runs.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void A_payload_with_its_handler()
    {
        var run = GeneratorTest.Run("""
            namespace My.App;

            /// <summary>Uploads a draft to <see cref="DraftApi"/>.</summary>
            [SyncJob("upload-draft", ConflictKey = "draft:{DraftId}", OnConflict = ConflictPolicy.Replace)]
            public sealed record UploadDraft(string DraftId, string Title, DateTimeOffset EditedAt);

            public sealed class DraftApi;

            public sealed class UploadDraftHandler(DraftApi api, IServiceProvider services, int retries = 3) : ISyncHandler<UploadDraft>
            {
                public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadDraft> job, CancellationToken cancellationToken) =>
                    new(api is null || services is null || retries == 0 ? SyncOutcome.Fail("?") : SyncOutcome.Done);
            }
            """, """
            public static class Samples
            {
                public static object Draft => new My.App.UploadDraft("d:1", "Hello", DateTimeOffset.UnixEpoch);
            }
            """);

        Snapshot.Verify(run);
        using var assembly = new GeneratedAssembly(run);
        Assert.Equal(
            """{"draftId":"d:1","title":"Hello","editedAt":"1970-01-01T00:00:00+00:00"}""", assembly.RoundTrip("upload-draft", assembly.Sample("Draft")));
        Assert.Equal("draft:d%3A1", assembly.Key("upload-draft", assembly.Sample("Draft")));
    }

    [Fact]
    public void Methods_that_handle()
    {
        var run = GeneratorTest.Run("""
            namespace My.App;

            [SyncJob("upload-draft", ConflictKey = "draft:{DraftId}")]
            public sealed record UploadDraft(string DraftId);

            [SyncJob("tidy-up", Singleton = true)]
            public sealed record TidyUp;

            public interface IDraftApi;

            public static class Uploads
            {
                [SyncHandler]
                public static ValueTask<SyncOutcome> UploadAsync(SyncJobContext<UploadDraft> job, IDraftApi api, CancellationToken cancellationToken) =>
                    new(api is null ? SyncOutcome.Retry() : SyncOutcome.Done);

                [SyncHandler]
                public static Task TidyUpAsync(TidyUp payload) => Task.CompletedTask;
            }
            """);

        Snapshot.Verify(run.Compiles(), name => name is "AppJobs.g.cs");
    }

    [Fact]
    public void A_payload_that_merges()
    {
        var run = GeneratorTest.Run("""
            namespace My.App;

            [SyncJob("add-tags", ConflictKey = "tags:{Document}", OnConflict = ConflictPolicy.Merge)]
            public sealed record AddTags(string Document, string Tags) : ISyncMergeable<AddTags>
            {
                static AddTags ISyncMergeable<AddTags>.Merge(AddTags queued, AddTags incoming) => incoming with { Tags = queued.Tags + incoming.Tags };
            }
            """, """
            public static class Samples
            {
                public static object Tags => new My.App.AddTags("1", "a");
            }
            """);

        Snapshot.Verify(run, name => name.EndsWith(".Job.g.cs", StringComparison.Ordinal));
        using var assembly = new GeneratedAssembly(run);
        Assert.Equal("""{"document":"1","tags":"a"}""", assembly.RoundTrip("add-tags", assembly.Sample("Tags")));
    }

    [Fact]
    public void A_payload_of_a_third_version_under_a_new_name()
    {
        var run = GeneratorTest.Run("""
            namespace My.App;

            [FormerVersion(1)]
            internal sealed record UploadV1(string Id);

            [FormerVersion(2)]
            public sealed record UploadV2(string Id, string? Title) : ISyncUpcast<UploadV1, UploadV2>
            {
                static UploadV2 ISyncUpcast<UploadV1, UploadV2>.Upcast(UploadV1 older) => new(older.Id, null);
            }

            [SyncJob("upload", Version = 3, ConflictKey = "upload:{Id}")]
            [FormerKind("send")]
            [FormerKind("post")]
            public sealed record Upload(string Id, string Title) : ISyncUpcast<UploadV2, Upload>
            {
                public static Upload Upcast(UploadV2 older) => new(older.Id, older.Title ?? "untitled");
            }
            """);

        Snapshot.Verify(run, name => name.EndsWith(".Job.g.cs", StringComparison.Ordinal));
        using var assembly = new GeneratedAssembly(run);
        var type = assembly.Manifest.Find("post")!;
        Assert.Equal(("upload", "1 2 3"), (type.Kind, string.Join(' ', type.ReadableVersions)));
        Assert.Equal("Upload { Id = a, Title = untitled }", assembly.Read("upload", 1, """{"id":"a"}"""));
        Assert.Equal("Upload { Id = a, Title = b }", assembly.Read("upload", 2, """{"id":"a","title":"b"}"""));
    }

    [Fact]
    public void An_older_version_in_a_context_of_the_apps_own()
    {
        var run = GeneratorTest.Run("""
            namespace My.App;

            [FormerVersion(1)]
            public sealed record OwnV1(string Text);

            [SyncJob("own", Version = 2, Singleton = true, JsonContext = typeof(OwnContext))]
            public sealed record Own(int Length) : ISyncUpcast<OwnV1, Own>
            {
                public static Own Upcast(OwnV1 older) => new(older.Text.Length);
            }

            public sealed class OwnContext(JsonSerializerOptions? options) : JsonSerializerContext(options)
            {
                public static OwnContext Default { get; } = new((JsonSerializerOptions?)null);

                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) =>
                    new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver().GetTypeInfo(type, Options);
            }
            """);
        using var assembly = new GeneratedAssembly(run);
        Assert.Equal("Own { Length = 3 }", assembly.Read("own", 1, """{"Text":"abc"}"""));
    }

    [Fact]
    public void All_settings_of_a_job()
    {
        var run = GeneratorTest.Run("""
            namespace My.App;

            [SyncJob("export", Version = 3, ConflictKey = "{{x}}:{Tenant}-{Year}/{At:yyyyMMdd}", OnConflict = ConflictPolicy.Append, WhenRunning = WhenRunning.Finish,
                HoldKeyOnFailure = true, Network = NetworkNeed.Unmetered, Conditions = new[] { "charging", "a\"b" }, MaxAttempts = 4, Timeout = "00:01:30",
                RetryDelay = "00:00:00.5000000", MaxRetryDelay = "1.00:00:00", PermanentExceptions = new[] { typeof(FormatException), typeof(Export.Gone) })]
            internal sealed record Export(string? Tenant, int Year, DateOnly At)
            {
                public sealed class Gone : Exception;
            }
            """, """
            public static class Samples
            {
                public static object Export => new My.App.Export(null, 2026, new DateOnly(2026, 2, 3));
            }
            """);

        Snapshot.Verify(run, name => !name.EndsWith(".Json.g.cs", StringComparison.Ordinal));
        using var assembly = new GeneratedAssembly(run);
        Assert.Equal("{x}:%_-2026/20260203", assembly.Key("export", assembly.Sample("Export")));
        var settings = assembly.Manifest.Find("export")!.Settings;
        Assert.Equal(TimeSpan.FromSeconds(90), settings.Timeout);
        Assert.Equal(TimeSpan.FromMilliseconds(500), settings.RetryDelay);
        Assert.Equal(TimeSpan.FromDays(1), settings.MaxRetryDelay);
        Assert.Equal(["charging", "a\"b"], settings.Conditions);
        Assert.Equal(["System.FormatException", "My.App.Export+Gone"], settings.PermanentExceptions.Select(type => type.FullName));
        Assert.Equal((ConflictPolicy.Append, WhenRunning.Finish, NetworkNeed.Unmetered, 4, true), (settings.OnConflict, settings.WhenRunning, settings.Network, settings.MaxAttempts, settings.HoldKeyOnFailure));
        Assert.Equal(3, assembly.Manifest.Find("export")!.Version);
    }

    [Fact]
    public void The_shapes_of_json()
    {
        var run = GeneratorTest.Run("""
            namespace My.App;

            [SyncJob("all", AllowDuplicates = "a test")]
            public sealed record All(
                Guid Id, List<Line> Lines, Dictionary<string, Line?> ByName, Dictionary<int, string> ByNumber, ImmutableArray<string> Tags, Kind Kind, int? Maybe,
                Node? Tree, byte[] Bytes) : Base
            {
                public string Note { get; init; } = "none";

                [JsonConverter(typeof(JsonStringEnumConverter<Kind>)), JsonPropertyName("the kind")]
                public Kind? Named { get; set; }

                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(-1)]
                public string? First { get; set; }
            }

            public abstract record Base
            {
                public required string Owner { get; init; }
            }

            public enum Kind : byte { A, B }

            public readonly record struct Line(string Sku, int Count = 1);

            public sealed class Node
            {
                public char Mark { get; set; }

                public List<Node> Children { get; init; } = [];
            }
            """, """
            using My.App;
            public static class Samples
            {
                public static object All => new All(
                    Guid.Empty, [new("a"), new("b", 2)], new() { ["x"] = null }, new() { [7] = "seven" }, ["t"], Kind.B, null, new() { Mark = 'm' }, [1, 2]) { Owner = "o", Named = Kind.A };
            }
            """);

        Snapshot.Verify(run, name => name.StartsWith("My_App_", StringComparison.Ordinal) || name.Contains("_2__", StringComparison.Ordinal) || name.StartsWith("AppJobsJson", StringComparison.Ordinal));
        using var assembly = new GeneratedAssembly(run);
        Assert.Equal(
            """
            {"id":"00000000-0000-0000-0000-000000000000","lines":[{"sku":"a","count":1},{"sku":"b","count":2}],"byName":{"x":null},"byNumber":{"7":"seven"},
            "tags":["t"],"kind":1,"maybe":null,"tree":{"mark":"m","children":[]},"bytes":"AQI=","note":"none","the kind":"A","owner":"o"}
            """.ReplaceLineEndings(""),
            assembly.RoundTrip("all", assembly.Sample("All")));
    }

    [Fact]
    public void A_context_of_the_apps_own()
    {
        var run = GeneratorTest.Run("""
            namespace My.App;

            [SyncJob("own", Singleton = true, JsonContext = typeof(OwnJson), Result = typeof(int[]))]
            public sealed record Own(object Anything);

            public partial class OwnJson(JsonSerializerOptions? options) : JsonSerializerContext(options)
            {
                public static OwnJson Default { get; } = new((JsonSerializerOptions?)null);

                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => type == typeof(Own)
                    ? System.Text.Json.Serialization.Metadata.JsonMetadataServices.CreateValueInfo<Own>(Options, new OwnConverter())
                    : null;
            }

            public sealed class OwnConverter : System.Text.Json.Serialization.JsonConverter<Own>
            {
                public override Own Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

                public override void Write(Utf8JsonWriter writer, Own value, JsonSerializerOptions options) => writer.WriteStringValue((string)value.Anything);
            }
            """, """
            public static class Samples
            {
                public static object Own => new My.App.Own("the app");
            }
            """).Compiles();

        Snapshot.Verify(run, name => !name.EndsWith(".Json.g.cs", StringComparison.Ordinal));
        Assert.Contains("Array__Int32.Json.g.cs", run.Files.Keys);
        using var assembly = new GeneratedAssembly(run);
        Assert.Equal("\"the app\"", assembly.RoundTrip("own", assembly.Sample("Own")));
        Assert.Equal("own", assembly.Key("own", assembly.Sample("Own")));
    }
}
