using MeshKit.Typed.Analyzers.Wiring;
using MeshKit.Typed.CodeFixes.Wiring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace MeshKit.Typed.Analyzers.Tests.Wiring;

public class HandlerCountTests
{
    private const string Body = "{ public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken ct) => new(SyncOutcome.Done); }";
    private const string Job = """[SyncJob("upload", Singleton = true)] public sealed record Upload;""";

    [Theory]
    [InlineData(OutputKind.ConsoleApplication, DiagnosticSeverity.Warning)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, DiagnosticSeverity.Info)]
    public Task A_job_without_a_handler_is_a_warning_in_an_app_and_information_in_a_library(OutputKind output, DiagnosticSeverity severity)
    {
        var test = new CSharpAnalyzerTest<HandlerCountAnalyzer, DefaultVerifier>();
        Setup.Apply(test, """[SyncJob("upload", Singleton = true)] public sealed record {|#0:Upload|}; public static class Program { public static void Main() { } }""", output);
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("MESH5001", severity).WithLocation(0).WithArguments("Upload", "upload"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("public sealed class H : ISyncHandler<Upload> ")]
    [InlineData("public static class Outer { internal sealed class H : ISyncHandler<Upload> " + Body + " } public abstract class Unmade : ISyncHandler<Upload>")]
    public Task A_job_with_one_handler_is_not_reported(string handler) => Verify<HandlerCountAnalyzer>.ReportsAsync(Job + handler + Body);

    [Theory]
    [InlineData("public abstract class H : ISyncHandler<Upload>")]
    [InlineData("public sealed class H<T> : ISyncHandler<Upload>")]
    public Task What_cannot_be_made_is_no_handler(string handler) => Verify<HandlerCountAnalyzer>.ReportsAsync(
        """[SyncJob("upload", Singleton = true)] public sealed record {|MESH5001:Upload|};""" + handler + Body);

    [Fact]
    public Task Every_handler_after_the_first_is_an_error() => Verify<HandlerCountAnalyzer>.ReportsAsync(
        Job + $"public sealed class A : ISyncHandler<Upload> {Body} public sealed class {{|MESH5002:B|}} : ISyncHandler<Upload> {Body}");

    [Theory]
    [InlineData("public static class H { [SyncHandler] public static Task RunAsync(Upload upload) => Task.CompletedTask; }")]
    [InlineData("public interface IH { [SyncHandler] static SyncOutcome Run(SyncJobContext<Upload> job) => default; }")]
    [InlineData("public static class H { [SyncHandler] static void Wrong(Upload upload) { } }")]
    public Task A_job_with_a_handler_method_is_not_reported(string code) => Verify<HandlerCountAnalyzer>.ReportsAsync(Job + code);

    [Fact]
    public Task A_class_and_a_method_for_one_payload_are_two_handlers() => Verify<HandlerCountAnalyzer>.ReportsAsync(
        Job + $"public sealed class A : ISyncHandler<Upload> {Body} public static class B {{ [SyncHandler] public static Task {{|MESH5002:RunAsync|}}(Upload upload) => Task.CompletedTask; }}");

    [Fact]
    public Task The_second_of_two_methods_is_an_error_and_so_is_a_class_after_a_method() => Verify<HandlerCountAnalyzer>.ReportsAsync(Job + $$"""
        public static class B
        {
            [SyncHandler] public static Task RunAsync(Upload upload) => Task.CompletedTask;
            [SyncHandler] public static Task {|MESH5002:RunAsync|}(SyncJobContext<Upload> job) => Task.CompletedTask;
            [SyncHandler] static Task Private(SyncJobContext<Upload> job) => Task.CompletedTask;
        }
        public sealed class {|MESH5002:C|} : ISyncHandler<Upload> {{Body}}
        """);

    [Fact]
    public Task A_fake_that_is_private_to_a_test_class_is_no_second_handler() => Verify<HandlerCountAnalyzer>.ReportsAsync(
        Job + $"public sealed class A : ISyncHandler<Upload> {Body} public static class Tests {{ private sealed class Fake : ISyncHandler<Upload> {Body} }}");

    [Theory]
    [InlineData("public", "")]
    [InlineData("internal", "    ")]
    public Task The_fix_writes_a_handler_that_fails_openly(string access, string indent)
    {
        var (before, after) = indent.Length == 0 ? ("", "") : ("namespace App\n{\n", "\n}");
        return Verify<HandlerCountAnalyzer, CreateHandlerFix>.FixesAsync(
            $$"""
            {{before}}{{indent}}[SyncJob("upload", Singleton = true)]
            {{indent}}{{access}} sealed record {|MESH5001:Upload|}(string Path);{{after}}
            """,
            $$"""
            {{before}}{{indent}}[SyncJob("upload", Singleton = true)]
            {{indent}}{{access}} sealed record Upload(string Path);

            {{indent}}{{access}} sealed class UploadHandler : ISyncHandler<Upload>
            {{indent}}{
            {{indent}}    public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken cancellationToken) =>
            {{indent}}        new(SyncOutcome.Fail("UploadHandler is not written yet."));
            {{indent}}}{{after}}
            """);
    }

    [Fact]
    public Task Fix_All_writes_a_handler_for_each_job() => Verify<HandlerCountAnalyzer, CreateHandlerFix>.FixesAsync(
        """
        [SyncJob("a", Singleton = true)] public sealed record {|MESH5001:A|};
        [SyncJob("b", Singleton = true)] public sealed record {|MESH5001:B|};
        """,
        """
        [SyncJob("a", Singleton = true)] public sealed record A;

        public sealed class AHandler : ISyncHandler<A>
        {
            public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<A> job, CancellationToken cancellationToken) =>
                new(SyncOutcome.Fail("AHandler is not written yet."));
        }
        [SyncJob("b", Singleton = true)] public sealed record B;

        public sealed class BHandler : ISyncHandler<B>
        {
            public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<B> job, CancellationToken cancellationToken) =>
                new(SyncOutcome.Fail("BHandler is not written yet."));
        }
        """);

    [Theory]
    [InlineData("""[SyncJob("a", Singleton = true)] public sealed record {|MESH5001:A|}; public class AHandler;""")]
    [InlineData("""public class Outer { [SyncJob("a", Singleton = true)] private sealed record {|MESH5001:A|}; }""")]
    public Task Where_a_handler_could_not_compile_no_fix_is_offered(string code) =>
        Verify<HandlerCountAnalyzer, CreateHandlerFix>.OffersNothingAsync(code);
}
