using MeshKit.Typed.Analyzers.Wiring;
using MeshKit.Typed.CodeFixes.Wiring;

namespace MeshKit.Typed.Analyzers.Tests.Wiring;

public class HiddenHandlerTests
{
    private const string Types = """

        [SyncJob("upload", Singleton = true)] public sealed record Upload;
        public interface IUploads : ISyncHandler<Upload>;
        public abstract class Base : ISyncHandler<Upload> { public virtual ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken ct) => new(SyncOutcome.Done); }
        public abstract class Base<T> : ISyncHandler<T> { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<T> job, CancellationToken ct) => new(SyncOutcome.Done); }
        public class Whole : ISyncHandler<Upload> { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken ct) => new(SyncOutcome.Done); }
        """;

    [Theory]
    [InlineData("public sealed class H : Base, ISyncHandler<Upload>;")]
    [InlineData("public sealed class H : Base, MeshKit.Typed.ISyncHandler<Upload>;")]
    [InlineData("public sealed class H : Base, global::MeshKit.Typed.ISyncHandler<Upload>;")]
    [InlineData("public sealed class H : Whole;")]
    [InlineData("public abstract class H : Base;")]
    [InlineData("public static class Tests { private sealed class Fake : Base; }")]
    [InlineData("public sealed partial class H : Base; public sealed partial class H : ISyncHandler<Upload>;")]
    public Task A_handler_that_lists_its_interface_or_derives_from_a_whole_one_is_not_reported(string code) =>
        Verify<HiddenHandlerAnalyzer>.ReportsAsync(code + Types);

    [Theory]
    [InlineData("public sealed class {|MESH5006:H|} : Base;", "public sealed class H : Base, ISyncHandler<Upload>;")]
    [InlineData("public sealed class {|MESH5006:H|} : Base<Upload>;", "public sealed class H : Base<Upload>, ISyncHandler<Upload>;")]
    [InlineData("public sealed class {|MESH5006:H|} : Base<Upload>, IDisposable { public void Dispose() { } }", "public sealed class H : Base<Upload>, IDisposable, ISyncHandler<Upload> { public void Dispose() { } }")]
    [InlineData(
        "public sealed class {|MESH5006:H|} : IUploads { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken ct) => default; }",
        "public sealed class H : IUploads, ISyncHandler<Upload> { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken ct) => default; }")]
    [InlineData(
        "using Handler = MeshKit.Typed.ISyncHandler<Upload>; public sealed class {|MESH5006:H|} : Handler { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken ct) => default; }",
        "using Handler = MeshKit.Typed.ISyncHandler<Upload>; public sealed class H : ISyncHandler<Upload> { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken ct) => default; }")]
    [InlineData(
        "public sealed class {|MESH5006:H|} : Base, ISyncHandler<Other> { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Other> job, CancellationToken ct) => default; } public sealed record Other;",
        "public sealed class H : Base, ISyncHandler<Other>, ISyncHandler<Upload> { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Other> job, CancellationToken ct) => default; } public sealed record Other;")]
    public Task The_fix_lists_it(string code, string fixedCode) =>
        Verify<HiddenHandlerAnalyzer, ListHandlerFix>.FixesAsync(code + Types, fixedCode + Types);
}
