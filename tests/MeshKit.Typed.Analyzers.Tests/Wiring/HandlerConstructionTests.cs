using MeshKit.Typed.Analyzers.Wiring;

namespace MeshKit.Typed.Analyzers.Tests.Wiring;

public class HandlerConstructionTests
{
    private const string Body = "{ public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken ct) => new(SyncOutcome.Done); ";
    private const string Job = """ [SyncJob("upload", Singleton = true)] public sealed record Upload; """;

    [Theory]
    [InlineData("public sealed class {|MESH5003:H|}(string folder) : ISyncHandler<Upload>", "public string Folder => folder; }")]
    [InlineData("public sealed class {|MESH5003:H|} : ISyncHandler<Upload>", "private H() { } }")]
    [InlineData("public sealed class {|MESH5003:H|} : ISyncHandler<Upload>", "public required Uri Target { get; init; } }")]
    [InlineData("file sealed class {|MESH5003:H|} : ISyncHandler<Upload>", "}")]
    public Task A_handler_that_generated_code_cannot_construct_is_reported(string head, string tail) =>
        Verify<HandlerConstructionAnalyzer>.ReportsAsync(head + Body + tail + Job);

    [Theory]
    [InlineData("public sealed class H(HttpClient client, int size = 3) : ISyncHandler<Upload>", "public string Text => $\"{client}{size}\"; }")]
    [InlineData("public abstract class H(string folder) : ISyncHandler<Upload>", "public string Folder => folder; }")]
    [InlineData("public sealed class H<T>(string folder) : ISyncHandler<Upload>", "public string Folder => folder; }")]
    [InlineData("public static class Tests { private sealed class H(string folder) : ISyncHandler<Upload>", "public string Folder => folder; } }")]
    public Task A_handler_that_is_made_from_services_or_by_hand_is_not(string head, string tail) =>
        Verify<HandlerConstructionAnalyzer>.ReportsAsync(head + Body + tail + Job);
}
