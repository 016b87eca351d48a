using MeshKit.Typed.Analyzers.RunTwice;
using MeshKit.Typed.CodeFixes.RunTwice;

namespace MeshKit.Typed.Analyzers.Tests.RunTwice;

/// <summary>What a method with <c>[SyncHandler]</c> runs is handler code, as what a handler class runs is.</summary>
public class HandlerMethodScopeTests
{
    private const string Types = """

        [SyncJob("upload", Singleton = true)] public sealed record Upload(string Path);
        public interface IApi { Task CreateAsync(Guid id, CancellationToken ct); }
        """;

    [Theory]
    [InlineData("""[SyncHandler] public static Task M(Upload upload, IApi api, CancellationToken ct) => api.CreateAsync({|MESH2001:Guid.NewGuid()|}, ct);""")]
    [InlineData("""[SyncHandler] public static Task M(Upload upload, IApi api, CancellationToken ct) => Inner(api, ct); static Task Inner(IApi api, CancellationToken ct) => api.CreateAsync({|MESH2001:Guid.NewGuid()|}, ct);""")]
    [InlineData("""[SyncHandler] public static Task M(SyncJobContext<Upload> job, IApi api) => job.OnceAsync("x", (step, stop) => api.CreateAsync(Guid.NewGuid(), stop));""")]
    [InlineData("""[SyncHandler] public static partial Task M(Upload upload, IApi api); public static partial Task M(Upload upload, IApi api) => api.CreateAsync({|MESH2001:Guid.NewGuid()|}, default);""")]
    [InlineData("""public static Task M(Upload upload, IApi api, CancellationToken ct) => api.CreateAsync(Guid.NewGuid(), ct);""")]
    [InlineData("""[SyncHandler] public static Task M(Upload upload) => Task.CompletedTask; public static Task Other(IApi api) => api.CreateAsync(Guid.NewGuid(), default);""")]
    public Task The_method_and_what_it_calls_is_looked_at_and_nothing_else(string members) =>
        Verify<UnstableIdentityAnalyzer>.ReportsAsync($"public static partial class H {{ {members} }}{Types}");

    [Fact]
    public Task A_static_method_of_an_interface_is_looked_at() => Verify<UnstableIdentityAnalyzer>.ReportsAsync(
        $"public interface IH {{ [SyncHandler] static Task M(Upload upload, IApi api) => api.CreateAsync({{|MESH2001:Guid.NewGuid()|}}, default); }}{Types}");

    [Fact]
    public Task A_post_without_a_key_is_found() => Verify<IdempotencyKeyAnalyzer>.ReportsAsync(
        $"public static class H {{ [SyncHandler] public static async Task M(Upload upload, HttpClient client, CancellationToken ct) => (await {{|MESH2002:client.PostAsync(\"/\", null, ct)|}}).EnsureSuccessStatusCode(); }}{Types}");

    [Fact]
    public Task The_fix_uses_the_job_under_its_name() => Verify<UnstableIdentityAnalyzer, StableIdentityFix>.FixesAsync(
        $"public static class H {{ [SyncHandler] public static Task M(SyncJobContext<Upload> upload, IApi api) => api.CreateAsync({{|MESH2001:Guid.NewGuid()|}}, default); }}{Types}",
        $"public static class H {{ [SyncHandler] public static Task M(SyncJobContext<Upload> upload, IApi api) => api.CreateAsync(upload.StableGuid(\"id\"), default); }}{Types}");

    [Fact]
    public Task Without_the_job_no_fix_is_offered() => Verify<UnstableIdentityAnalyzer, StableIdentityFix>.OffersNothingAsync(
        $"public static class H {{ [SyncHandler] public static Task M(Upload upload, IApi api) => api.CreateAsync({{|MESH2001:Guid.NewGuid()|}}, default); }}{Types}");
}
