using MeshKit.Typed.Generators.Tests.Helpers;

namespace MeshKit.Typed.Generators.Tests.Projects;

/// <summary>A payload and its handlers may be called what a type can be called, wherever they stand.</summary>
public sealed class PayloadNamesTests
{
    public static TheoryData<string> Names => [.. new[]
    {
        "AppJobs", "Handlers", "HandlersFrom", "Manifest", "Instance", "Job", "Jobs", "Default", "Options", "Equals", "ToString", "GetType", "MemberwiseClone", "Finalize",
        "String", "Int32", "Task", "ValueTask", "CancellationToken", "Func", "Enumerable", "TimeSpan", "JsonSerializer", "JsonSerializerContext", "Attribute",
        "System", "MeshKit", "Typed", "Sync", "SyncJob", "SyncManifest", "SyncHandlers", "MeshSync", "EnqueueOptions", "ISyncHandler", "SyncOutcome", "global",
        "class", "event", "namespace", "await", "async", "dynamic", "value", "field", "nameof", "when", "notnull", "args", "extension", "allows", "_", "__", "a", "É", "Größe", "变", "ª", "x\u0301",
        "PHandler", "options", "services", "job", "cancellationToken", "payload", "sync", "handlers", "Value", "Nullable", "Object", "Type", "List", "Dictionary",
    }];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Of_any_name_in_a_namespace_of_any_name(string name)
    {
        var member = typeof(object).GetMember(name, ~System.Reflection.BindingFlags.Default).Length > 0 ? name + "1" : name;
        var run = new Project($$"""
            #pragma warning disable CS8981, CS0659, CS0661 // Names in lower case are what is tested.
            [assembly: SyncManifestName("Work")]
            namespace @{{name}}.@{{name}}
            {
                [SyncJob("plain", ConflictKey = "k:{{{member}}}")] public sealed record @{{name}}Payload(int @{{member}});
                [SyncJob("p", Singleton = true)] public sealed class @{{name}} { public global::System.Collections.Generic.List<int> Numbers { get; set; } = new(); public @{{name}}Payload? Inner { get; set; } }
                public static class @{{name}}Methods
                {
                    [SyncHandler] public static global::System.Threading.Tasks.Task @{{name}}(global::@{{name}}.@{{name}}.@{{name}} it, global::System.IServiceProvider @{{name}}) => global::System.Threading.Tasks.Task.CompletedTask;
                    [SyncHandler] public static global::System.Threading.Tasks.Task Plain(@{{name}}Payload payload) => global::System.Threading.Tasks.Task.CompletedTask;
                }
            }
            public static class Samples { public static object P => new @{{name}}.@{{name}}.@{{name}} { Numbers = new() { 1 }, Inner = new(2) }; public static object Plain => new @{{name}}.@{{name}}.@{{name}}Payload(3); }
            """).Generate();
        using var assembly = new GeneratedAssembly(run);
        var handlers = assembly.HandlersFrom(new NoServices());
        var job = await assembly.RunAsync("p", assembly.Sample("P"), handlers);
        Assert.Equal(SyncJobStatus.Succeeded, job.Status);
        Assert.StartsWith("""{"numbers":[1],"inner":{""", System.Text.Encoding.UTF8.GetString(job.Payload.Utf8Json.Span), StringComparison.Ordinal);
        Assert.Equal((SyncJobStatus.Succeeded, "k:3"), (await assembly.RunAsync("plain", assembly.Sample("Plain"), handlers)) is var plain ? (plain.Status, plain.ConflictKey) : default);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_any_name_in_the_root_namespace_beside_another_of_that_name(string name) => new Project($$"""
        #pragma warning disable CS8981 // Names in lower case are what is tested.
        [assembly: SyncManifestName("Work")]
        namespace App { [SyncJob("p", Singleton = true)] public sealed class @{{name}}; public static class One { [SyncHandler] public static global::System.Threading.Tasks.Task Run(@{{name}} it) => global::System.Threading.Tasks.Task.CompletedTask; } }
        namespace App.Other { [SyncJob("q", Singleton = true)] public sealed class @{{name}}; }
        """).Generate().Compiles();

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
