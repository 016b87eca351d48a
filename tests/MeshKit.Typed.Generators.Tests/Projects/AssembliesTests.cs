using MeshKit.Typed.Generators.Tests.Helpers;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Tests.Projects;

/// <summary>Jobs and handlers over several assemblies: each compiles without a warning, and what is composed of them runs.</summary>
public sealed class AssembliesTests
{
    private const string Contracts = """
        namespace Contracts;
        [SyncJob("order", ConflictKey = "order:{Id}")] public sealed record Order(int Id);
        [SyncJob("bill", ConflictKey = "bill:{Id}")] public sealed record Bill(string Id);
        """;

    private const string Samples = """
        public static class Samples
        {
            public static object Order => new Contracts.Order(1);
            public static object Bill => new Contracts.Bill("b");
            public static SyncManifest Composed => SyncManifest.Combine(Contracts.ContractsJobs.Manifest, App.AppJobs.Manifest);
            public static SyncHandlers Handlers => new App.AppJobs.Handlers { Order = new OrderHandler(), Bill = App.AppJobs.BillHandler("b".ToCharArray()) };
        }
        """;

    private static readonly GeneratorRun Library = new Project(Contracts) { AssemblyName = "Contracts" }.Generate().Compiles();

    [Fact]
    public async Task Jobs_in_a_library_and_a_class_and_a_method_for_them_in_the_app()
    {
        var app = new Project("""
            using Contracts;
            public sealed class OrderHandler : ISyncHandler<Order>
            {
                public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Order> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
            }
            public static class Bills
            {
                [SyncHandler] internal static Task SendAsync(Bill bill, char[] expected) =>
                    bill.Id == new string(expected) ? Task.CompletedTask : throw new InvalidOperationException();
            }
            [SyncJob("own", Singleton = true)] public sealed record Own;
            """, Samples)
        { References = [Library.Output.EmitToImageReference()] };
        using var assembly = new GeneratedAssembly(app.Generate(), Library);

        foreach (var handlers in new[] { (SyncHandlers)assembly.Sample("Handlers"), assembly.HandlersFrom(new Expected()) })
        {
            Assert.Equal(["bill", "order"], handlers.Kinds.Order(StringComparer.Ordinal));
            foreach (var payload in new[] { "Order", "Bill" })
            {
                var job = await assembly.RunAsync(payload.ToLowerInvariant(), assembly.Sample(payload), handlers, (SyncManifest)assembly.Sample("Composed"));
                Assert.Equal(SyncJobStatus.Succeeded, job.Status);
            }
        }
    }

    [Fact]
    public void An_app_with_handlers_only_has_an_internal_manifest_without_jobs()
    {
        var app = new Project("public static class H { [SyncHandler] public static Task M(Contracts.Order order) => Task.CompletedTask; } public static class Samples { public static SyncHandlers All => new App.AppJobs.Handlers(); }")
        { References = [Library.Output.EmitToImageReference()] };
        using var assembly = new GeneratedAssembly(app.Generate(), Library);
        Assert.False(assembly.Assembly.GetType("App.AppJobs")!.IsPublic);
        Assert.Equal(["order"], ((SyncHandlers)assembly.Sample("All")).Kinds);
    }

    [Fact]
    public void A_kind_of_two_assemblies_is_refused_where_they_are_composed()
    {
        var other = new Project("namespace Other; [SyncJob(\"order\", Singleton = true)] public sealed record Buy;") { AssemblyName = "Other" }.Generate();
        using var assembly = new GeneratedAssembly(
            new Project("public static class Samples { public static SyncManifest Composed => SyncManifest.Combine(Contracts.ContractsJobs.Manifest, Other.OtherJobs.Manifest); }")
            { References = [Library.Output.EmitToImageReference(), other.Output.EmitToImageReference()] }.Generate(), Library, other);
        var refusal = Assert.ThrowsAny<Exception>(() => assembly.Sample("Composed")).InnerException;
        Assert.StartsWith("The kind \"order\" is declared by Contracts.Order and by Other.Buy.", Assert.IsType<ArgumentException>(refusal).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Internal_payloads_of_a_library_that_shows_its_inside_are_handled_in_the_app()
    {
        var library = new Project("""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]
            namespace Shop;
            [SyncJob("order", Singleton = true)] internal sealed record Order(Line Line);
            internal sealed record Line(int Count);
            [SyncJob("public", Singleton = true)] public sealed record Open(string Text);
            """)
        { AssemblyName = "Shop", RootNamespace = "App" }.Generate();
        var app = new Project("""
            namespace App;
            [SyncJob("local", Singleton = true)] internal sealed record Local(Shop.Line Line);
            [SyncJob("order-2", Singleton = true)] public sealed record Order(string Text);
            internal static class H
            {
                [SyncHandler] public static Task Run(Shop.Order order) => Task.CompletedTask;
                [SyncHandler] public static Task Run(Local local) => Task.CompletedTask;
                [SyncHandler] public static Task Run(Order order) => Task.CompletedTask;
            }
            """, "public static class Samples { public static object Order => new Shop.Order(new(3)); public static SyncManifest Both => SyncManifest.Combine(App.ShopJobs.Manifest, App.AppJobs.Manifest); }")
        { References = [library.Output.EmitToImageReference()] };
        using var assembly = new GeneratedAssembly(app.Generate(), library);
        var job = await assembly.RunAsync("order", assembly.Sample("Order"), assembly.HandlersFrom(new Expected()), (SyncManifest)assembly.Sample("Both"));
        Assert.Equal((SyncJobStatus.Succeeded, """{"line":{"count":3}}"""), (job.Status, System.Text.Encoding.UTF8.GetString(job.Payload.Utf8Json.Span)));
    }

    [Fact]
    public void Payloads_of_one_name_in_two_assemblies_are_told_apart()
    {
        var other = new Project("namespace Other; [SyncJob(\"other\", Singleton = true)] public sealed record Order(int Id);") { AssemblyName = "Other" }.Generate();
        var run = new Project("""
            namespace App
            {
                [SyncJob("mine", Singleton = true)] public sealed record Order(int Id, Contracts.Order First, Other.Order Second);
                public static class H
                {
                    [SyncHandler] public static Task Run(Order order) => Task.CompletedTask;
                    [SyncHandler] public static Task Run(Other.Order order) => Task.CompletedTask;
                    [SyncHandler] public static Task Run(Contracts.Order order) => Task.CompletedTask;
                }
            }
            public static class Samples { public static SyncHandlers All => new App.AppJobs.Handlers(); }
            """)
        { References = [Library.Output.EmitToImageReference(), other.Output.EmitToImageReference()] }.Generate();
        using var assembly = new GeneratedAssembly(run, Library, other);
        Assert.Equal(["mine", "order", "other"], ((SyncHandlers)assembly.Sample("All")).Kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_manifest_name_in_two_assemblies_that_see_each_other_is_no_conflict_where_the_app_names_one()
    {
        var library = new Project("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")] namespace Lib; [SyncJob(\"a\", Singleton = true)] internal sealed record A;")
        { AssemblyName = "A.pp", RootNamespace = "App" }.Generate().Compiles();
        new Project("[assembly: SyncManifestName(\"Work\")] namespace App; [SyncJob(\"b\", Singleton = true)] internal sealed record B; static class Use { public static SyncManifest[] All => [AppJobs.Manifest, Work.Manifest]; }")
        { References = [library.Output.EmitToImageReference()] }.Generate().Compiles();
    }

    [Fact]
    public void Libraries_that_know_each_other_transitively_compose_in_the_app()
    {
        var middle = new Project("namespace Middle; [SyncJob(\"m\", Singleton = true)] public sealed record M(Contracts.Order Order);")
        { AssemblyName = "Middle", References = [Library.Output.EmitToImageReference()] }.Generate();
        using var assembly = new GeneratedAssembly(
            new Project("public static class Samples { public static SyncManifest Composed => SyncManifest.Combine(Middle.MiddleJobs.Manifest, Contracts.ContractsJobs.Manifest, Middle.MiddleJobs.Manifest); }")
            { References = [Library.Output.EmitToImageReference(), middle.Output.EmitToImageReference()] }.Generate(), Library, middle);
        Assert.Equal(["bill", "m", "order"], ((SyncManifest)assembly.Sample("Composed")).Jobs.Select(job => job.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reference_under_an_alias_and_the_global_one_is_seen()
    {
        var reference = Library.Output.EmitToImageReference().WithAliases(["global", "lib"]);
        new Project("extern alias lib; public static class H { [SyncHandler] public static Task M(lib::Contracts.Order order) => Task.CompletedTask; }") { References = [reference] }.Generate().Compiles();
    }

    [Theory]
    [InlineData("[SyncJob(\"mine\", Singleton = true)] public sealed record Mine(lib::Contracts.Order Order);")]
    [InlineData("public static class H { [SyncHandler] public static Task M(lib::Contracts.Order order) => Task.CompletedTask; }")]
    [InlineData("public sealed class H : ISyncHandler<lib::Contracts.Order> { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<lib::Contracts.Order> job, CancellationToken cancellationToken) => default; }")]
    [InlineData("[SyncJob(\"mine\", Singleton = true)] public sealed record Mine; public static class H { [SyncHandler] public static Task M(Mine mine, List<lib::Contracts.Order[]> orders) => Task.CompletedTask; }")]
    public void What_generated_code_cannot_name_under_an_alias_is_left_out(string code)
    {
        var run = new Project("extern alias lib; " + code) { References = [Library.Output.EmitToImageReference().WithAliases(["lib"])] }.Generate().Compiles();
        Assert.DoesNotContain(run.Files.Values, file => file.Contains("HandlersFrom", StringComparison.Ordinal) || file.Contains("Contracts", StringComparison.Ordinal));
        var types = run.Output.Assembly.GlobalNamespace.GetTypeMembers();
        var reasons = types.Select(type => JobDeclaration.Find(type, run.Output, TestContext.Current.CancellationToken)).SelectMany(job => job?.Problems.Select(problem => problem.Message) ?? [])
            .Concat(types.Select(type => HandlerDeclaration.Find(type, run.Output)?.Problem))
            .Concat(types.SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Select(method => HandlerMethod.Find(method, run.Output)?.Problem));
        Assert.Contains("only under an alias", Assert.Single(reasons, reason => reason is not null), StringComparison.Ordinal);
    }

    private sealed class Expected : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(char[]) ? "b".ToCharArray() : null;
    }
}
