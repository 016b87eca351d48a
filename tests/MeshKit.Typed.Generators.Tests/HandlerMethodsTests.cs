using MeshKit.Typed.Generators.Tests.Helpers;
using MeshKit.Typed.Shared;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Static methods with <c>[SyncHandler]</c>: which are found, and how they are called.</summary>
public sealed class HandlerMethodsTests
{
    private const string Jobs = """
        [SyncJob("p", Singleton = true)] public sealed record P(string Text);
        [SyncJob("s", Singleton = true)] public readonly record struct S(int Number);
        public interface IApi { void Note(string text); }

        """;

    [Theory]
    [InlineData("ValueTask<SyncOutcome> M(SyncJobContext<P> job, IApi api, CancellationToken token) { api.Note(job.Payload.Text); return new(SyncOutcome.Fail(\"said\")); }", "Failed")]
    [InlineData("async Task<SyncOutcome> M(IApi api, P draft) { await Task.Yield(); api.Note(draft.Text); return SyncOutcome.Fail(\"said\"); }", "Failed")]
    [InlineData("SyncOutcome M(CancellationToken token, P draft, SyncJobContext job, IApi api) { api.Note(draft.Text); return SyncOutcome.Fail(job.Kind); }", "Failed")]
    [InlineData("async Task M(P draft, IApi api) { await Task.Yield(); api.Note(draft.Text); }", "Succeeded")]
    [InlineData("async ValueTask M(SyncJobContext<P> job, P draft, IApi api) { await Task.Yield(); api.Note(job.Payload.Text); }", "Succeeded")]
    [InlineData("ValueTask M(in P draft, in IApi api, int number = 3, string? text = null) { api.Note(draft.Text + (number == 3 && text is null ? \"\" : \"?\")); return default; }", "Succeeded")]
    [InlineData("ValueTask M(P draft, IServiceProvider services) { ((IApi)services.GetService(typeof(IApi))!).Note(draft.Text); return default; }", "Succeeded")]
    [InlineData("ValueTask M(P draft, IApi job, IApi cancellationToken, IApi services, IApi @class) { services.Note(draft.Text); return default; }", "Succeeded")]
    [InlineData("ValueTask M(P draft, int number = 3, IApi? api = null) { api!.Note(draft.Text); return default; } public static ValueTask M(P draft) => throw new InvalidOperationException();", "Succeeded")]
    public async Task A_method_is_called_with_the_job_its_payload_the_token_and_services(string method, string status)
    {
        using var assembly = new GeneratedAssembly(GeneratorTest.Run($"{Jobs} public static class H {{ [SyncHandler] public static {method} }}", """
            public sealed class Api : IApi, IServiceProvider
            {
                public List<string> Notes { get; } = [];
                public void Note(string text) => Notes.Add(text);
                public object? GetService(Type type) => type == typeof(IApi) ? this : null;
                public static object Services { get; } = new Api();
            }
            public static class Samples
            {
                public static object P => new P("a");
                public static object Notes => string.Join(',', ((Api)Api.Services).Notes);
            }
            """));
        var services = (IServiceProvider)GeneratedAssembly.Member(assembly.Assembly.GetType("Api")!, "Services");

        var job = await assembly.RunAsync("p", assembly.Sample("P"), assembly.HandlersFrom(services));

        Assert.Equal((status, "a"), (job.Status.ToString(), assembly.Sample("Notes")));
    }

    [Fact]
    public async Task Without_a_service_provider_the_manifest_makes_a_handler_of_the_method_and_its_services()
    {
        using var assembly = new GeneratedAssembly(GeneratorTest.Run($$"""
            {{Jobs}}
            public static class Uploads
            {
                public static string? Said { get; private set; }
                [SyncHandler] public static ValueTask UploadAsync(P draft, IApi api, IList<string?>? notes) { api.Note(draft.Text); notes!.Add(null); return default; }
                [SyncHandler] internal static SyncOutcome Count(S count) { Said = $"{count.Number}"; return default; }
            }
            """, """
            public sealed class Api : IApi { public static string? Noted { get; private set; } public void Note(string text) => Noted = text; }
            public static class Samples
            {
                public static object P => new P("a");
                public static object S => new S(7);
                public static object Said => Api.Noted + Uploads.Said;
                public static SyncHandlers Handlers => new App.AppJobs.Handlers { P = App.AppJobs.PHandler(new Api(), []) };
                public static SyncHandlers Replaced => new App.AppJobs.Handlers { P = App.AppJobs.PHandler(new Api(), []), S = App.AppJobs.SHandler() };
            }
            """));
        Assert.Equal(["p", "s"], ((SyncHandlers)assembly.Sample("Replaced")).Kinds.Order(StringComparer.Ordinal));
        await assembly.RunAsync("p", assembly.Sample("P"), (SyncHandlers)assembly.Sample("Handlers"));
        await assembly.RunAsync("s", assembly.Sample("S"), (SyncHandlers)assembly.Sample("Handlers"));
        Assert.Equal("a7", assembly.Sample("Said"));
    }

    [Fact]
    public async Task A_service_that_is_missing_is_named_with_the_class_of_the_method()
    {
        using var assembly = new GeneratedAssembly(GeneratorTest.Run(
            Jobs + "public static class Uploads { [SyncHandler] public static Task M(P p, IApi api) => Task.FromResult((p, api)); }",
            "public static class Samples { public static object P => new P(\"a\"); }"));
        var job = await assembly.RunAsync("p", assembly.Sample("P"), assembly.HandlersFrom(new NoServices()));
        Assert.Equal((SyncJobStatus.Pending, "Uploads needs IApi, which is not registered with the service provider."), (job.Status, job.LastError!.Message));
    }

    [Fact]
    public void An_internal_service_keeps_its_method_internal_and_the_handlers_public()
    {
        var run = GeneratorTest.Run($"{Jobs} internal sealed class Secret; public static class H {{ [SyncHandler] internal static Task M(P p, Func<Secret[]> make) => Task.FromResult((p, make)); }}").Compiles();
        Assert.Contains("internal static global::MeshKit.Typed.ISyncHandler<global::P> PHandler(global::System.Func<global::Secret[]> make)", run.Files["AppJobs.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public sealed class Handlers", run.Files["AppJobs.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_a_payload_has_is_not_taken_by_a_handler()
    {
        var run = GeneratorTest.Run($$"""
            {{Jobs}} [SyncJob("ph", Singleton = true)] public sealed record PHandler;
            public static partial class H
            {
                [SyncHandler] public static partial Task M(P p);
                public static partial Task M(P p) => Task.FromResult(p);
                [SyncHandler] public static Task M(PHandler p) => Task.FromResult(p);
            }
            """).Compiles();
        Assert.Contains("PHandler2()", run.Files["AppJobs.g.cs"], StringComparison.Ordinal);
        Assert.Contains("PHandlerHandler()", run.Files["AppJobs.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static class H { [SyncHandler] public static void M(P p) { } }", "returns nothing")]
    [InlineData("public static class H { [SyncHandler] public static async void M(P p) => await Task.Yield(); }", "returns nothing")]
    [InlineData("public static class H { [SyncHandler] public static Task<int> M(P p) => Task.FromResult(1); }", "returns")]
    [InlineData("public static class H { static SyncOutcome o; [SyncHandler] public static ref SyncOutcome M(P p) => ref o; }", "returns")]
    [InlineData("public class H { [SyncHandler] public Task M(P p) => Task.CompletedTask; }", "is not static")]
    [InlineData("public static class H { [SyncHandler] private static Task M(P p) => Task.CompletedTask; }", "is private")]
    [InlineData("public class H { private static class I { [SyncHandler] public static Task M(P p) => Task.CompletedTask; } }", "is private")]
    [InlineData("file static class H { [SyncHandler] public static Task M(P p) => Task.CompletedTask; }", "local to its file")]
    [InlineData("public static class H<T> { [SyncHandler] public static Task M(P p) => Task.CompletedTask; }", "generic type")]
    [InlineData("public static class H { [SyncHandler] public static Task M<T>(SyncJobContext<T> p) => Task.CompletedTask; }", "is generic")]
    [InlineData("public interface IH { [SyncHandler] static abstract Task M(P p); }", "is abstract")]
    [InlineData("public class H { static Task T { [SyncHandler] get => Task.CompletedTask; } }", "no ordinary method")]
    [InlineData("public class H { [SyncHandler] public static Task operator +(H h, P p) => Task.CompletedTask; }", "no ordinary method")]
    [InlineData("public static class H { [SyncHandler] public static Task M() => Task.CompletedTask; }", "takes no payload")]
    [InlineData("public static class H { [SyncHandler] public static Task M(SyncJobContext job) => Task.CompletedTask; }", "takes no payload")]
    [InlineData("public static class H { [SyncHandler] public static Task M(P p, S s) => Task.CompletedTask; }", "takes two payloads, 'P' and 'S'")]
    [InlineData("public static class H { [SyncHandler] public static Task M(SyncJobContext<IApi> job) => Task.CompletedTask; }", "'IApi', which has no [SyncJob]")]
    [InlineData("public static class H { [SyncHandler] public static Task M(ref P p) => Task.CompletedTask; }", "parameter p by reference")]
    [InlineData("public static class H { [SyncHandler] public static Task M(P p, out IApi a) { a = null!; return Task.CompletedTask; } }", "parameter a by reference")]
    [InlineData("public static class H { [SyncHandler] public static Task M(P p, int number) => Task.CompletedTask; }", "number")]
    [InlineData("public static class H { [SyncHandler] public static Task M(P p, [Microsoft.Extensions.DependencyInjection.FromKeyedServices(1)] IApi a) => Task.CompletedTask; } namespace Microsoft.Extensions.DependencyInjection { public sealed class FromKeyedServicesAttribute(object key) : Attribute { public object Key => key; } }", "keyed service a")]
    public void A_method_that_cannot_be_called_is_left_out_and_says_why(string code, string problem)
    {
        var run = GeneratorTest.Run(Jobs + code);
        Assert.DoesNotContain("HandlersFrom", run.Compiles().Files["AppJobs.g.cs"], StringComparison.Ordinal);
        var method = run.Output.Assembly.GlobalNamespace.GetMembers().OfType<Microsoft.CodeAnalysis.INamedTypeSymbol>()
            .SelectMany(type => type.GetTypeMembers().Append(type))
            .SelectMany(type => type.GetMembers().OfType<Microsoft.CodeAnalysis.IMethodSymbol>())
            .Select(method => HandlerMethod.Find(method, run.Output))
            .Single(method => method is not null)!;
        Assert.Contains(problem, method.Problem, StringComparison.Ordinal);
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
