using MeshKit.Typed.Generators.Tests.Helpers;
using MeshKit.Typed.Shared;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Which handlers are found, and how they are constructed.</summary>
public sealed class HandlersTests
{
    private const string Body = " { public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<P> job, CancellationToken cancellationToken) => new(SyncOutcome.Done); ";

    [Fact]
    public void The_constructor_of_most_parameters_is_called_with_services()
    {
        var run = GeneratorTest.Run($$"""
            [SyncJob("p", Singleton = true)] public sealed record P;
            public interface IApi;
            public sealed class Api : IApi;
            public sealed class H : ISyncHandler<P> {{Body}}
                public H() => throw new InvalidOperationException();
                public H(IApi @class, IServiceProvider services, CancellationToken token = default, string name = "n", IApi? again = null) =>
                    Made = (@class, services, token, name, again);
                internal H(IApi a, IApi b, IApi c, IApi d, IApi e, IApi f) => throw new InvalidOperationException();
                public static (IApi, IServiceProvider, CancellationToken, string, IApi?) Made { get; private set; }
            }
            """).Compiles();
        var file = run.Files["AppJobs.g.cs"];
        Assert.Contains(
            "new global::H(global::MeshKit.Typed.SyncServices.Require<global::IApi>(services, typeof(global::H)), services, default(global::System.Threading.CancellationToken), \"n\", "
            + "global::MeshKit.Typed.SyncServices.Require<global::IApi>(services, typeof(global::H)))",
            file,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed class H : ISyncHandler<P>", true)]
    [InlineData("public sealed class H : MeshKit.Typed.ISyncHandler<P>", true)]
    [InlineData("public sealed class H : global::MeshKit.Typed.ISyncHandler<P>", true)]
    [InlineData("internal sealed record H : ISyncHandler<P>", true)]
    [InlineData("public readonly struct H : ISyncHandler<P>", true)]
    [InlineData("public abstract class H : ISyncHandler<P>", false)]
    [InlineData("public sealed class H<T> : ISyncHandler<P>", false)]
    [InlineData("file sealed class H : ISyncHandler<P>", false)]
    [InlineData("public sealed class H(int needed) : ISyncHandler<P>", false)]
    public void A_handler_is_found_where_generated_code_can_construct_it(string declaration, bool isFound)
    {
        var run = GeneratorTest.Run($"[SyncJob(\"p\", Singleton = true)] public sealed record P; {declaration} {Body} }}".Replace("(int needed)", "", StringComparison.Ordinal)
            .Replace(Body, declaration.Contains("needed", StringComparison.Ordinal) ? Body + " public H(int needed) => _ = needed; " : Body, StringComparison.Ordinal)).Compiles();
        Assert.Equal(isFound, run.Files["AppJobs.g.cs"].Contains("HandlersFrom", StringComparison.Ordinal));
        Assert.Contains("class Handlers", run.Files["AppJobs.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_may_handle_several_payloads_and_parts_of_it_are_one()
    {
        var run = GeneratorTest.Run($$"""
            [SyncJob("p", Singleton = true)] public sealed record P;
            [SyncJob("q", Singleton = true)] internal sealed record Q;
            public sealed partial class H : ISyncHandler<P> {{Body}} }
            public sealed partial class H : ISyncHandler<Q> { ValueTask<SyncOutcome> ISyncHandler<Q>.HandleAsync(SyncJobContext<Q> job, CancellationToken cancellationToken) => new(SyncOutcome.Done); }
            """).Compiles();
        Assert.Equal(2, run.Files["AppJobs.g.cs"].Split("=> new global::H()").Length - 1);
    }

    [Fact]
    public void A_payload_of_a_referenced_assembly_is_found_by_its_manifest()
    {
        var contracts = GeneratorTest.Run("namespace Contracts; [SyncJob(\"p\", Singleton = true)] public sealed record P;").Compiles();
        var compilation = GeneratorTest.Compile($"using Contracts; namespace Worker; public sealed class H : ISyncHandler<P> {Body} }}").WithAssemblyName("Worker");
        var run = GeneratorRun.Start(compilation.AddReferences(contracts.Output.EmitToImageReference())).Compiles();
        Assert.Contains("global::App.AppJobs.P,", run.Files["WorkerJobs.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_keeps_a_handler_from_being_constructed_is_said()
    {
        var compilation = GeneratorTest.Compile($"public sealed record P; public sealed class H : ISyncHandler<P> {Body} public H(int number) => _ = number; }}");
        var declaration = HandlerDeclaration.Find(compilation.Assembly.GetTypeByMetadataName("H")!, compilation);
        Assert.Contains("number", declaration!.Problem, StringComparison.Ordinal);
        Assert.Null(declaration.Constructor);
    }
}
