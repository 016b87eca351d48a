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
    [InlineData("public struct {|MESH5003:H|}(int size) : ISyncHandler<Upload>", "public int Size => size; }")]
    public Task A_handler_that_generated_code_cannot_construct_is_reported(string head, string tail) =>
        Verify<HandlerConstructionAnalyzer>.ReportsAsync(head + Body + tail + Job);

    [Theory]
    [InlineData("public sealed class H(HttpClient client, int size = 3) : ISyncHandler<Upload>", "public string Text => $\"{client}{size}\"; }")]
    [InlineData("public abstract class H(string folder) : ISyncHandler<Upload>", "public string Folder => folder; }")]
    [InlineData("public sealed class H<T>(string folder) : ISyncHandler<Upload>", "public string Folder => folder; }")]
    [InlineData("public static class Tests { private sealed class H(string folder) : ISyncHandler<Upload>", "public string Folder => folder; } }")]
    public Task A_handler_that_is_made_from_services_or_by_hand_is_not(string head, string tail) =>
        Verify<HandlerConstructionAnalyzer>.ReportsAsync(head + Body + tail + Job);

    [Theory]
    [InlineData("[SyncHandler] public static void {|MESH5003:M|}(Upload upload) { }")]
    [InlineData("[SyncHandler] public Task {|MESH5003:M|}(Upload upload) => Task.CompletedTask;")]
    [InlineData("[SyncHandler] private static Task {|MESH5003:M|}(Upload upload) => Task.CompletedTask;")]
    [InlineData("[SyncHandler] public static Task {|MESH5003:M|}(Upload upload, string folder) => Task.CompletedTask;")]
    [InlineData("[SyncHandler] public static Task {|MESH5003:M|}(IServiceProvider services) => Task.CompletedTask;")]
    [InlineData("public static Task T { [SyncHandler] {|MESH5003:get|} => Task.CompletedTask; }")]
    [InlineData("public static Task R(Upload u) { return L(u); [SyncHandler] static Task {|MESH5003:L|}(Upload upload) => Task.CompletedTask; }")]
    [InlineData("public static Func<Upload, Task> F { get; } = {|MESH5003:[SyncHandler] (Upload upload) => Task.CompletedTask|};")]
    public Task A_method_that_generated_code_cannot_call_is_reported(string member) =>
        Verify<HandlerConstructionAnalyzer>.ReportsAsync($"public class H {{ {member} }} {Job}");

    [Theory]
    [InlineData("[SyncHandler] internal static Task M(Upload upload, HttpClient client, int size = 3) => Task.CompletedTask;")]
    [InlineData("private static Task M(Upload upload, string folder) => Task.CompletedTask;")]
    public Task A_method_that_is_called_with_services_is_not(string member) =>
        Verify<HandlerConstructionAnalyzer>.ReportsAsync($"public class H {{ {member} }} {Job}");

    [Fact]
    public Task While_a_signature_does_not_compile_the_compiler_alone_says_so() =>
        Verify<HandlerConstructionAnalyzer>.ReportsAsync($"public static class H {{ [SyncHandler] public static Task M(Upload upload, {{|CS0246:Unknown|}} x) => Task.CompletedTask; }} {Job}");
}
