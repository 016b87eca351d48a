using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.Generators.Tests.Helpers;

/// <summary>What was generated, compiled and loaded.</summary>
internal sealed class GeneratedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("generated", isCollectible: true);

    public GeneratedAssembly(GeneratorRun run, params IReadOnlyList<GeneratorRun> libraries)
    {
        var loaded = libraries.Select(Load).ToDictionary(library => library.GetName().Name!);
        _context.Resolving += (_, name) => loaded.GetValueOrDefault(name.Name!);
        Assembly = Load(run);
    }

    public Assembly Assembly { get; }

    public SyncManifest Manifest => (SyncManifest)Member(Assembly.GetCustomAttribute<SyncManifestAttribute>()!.ManifestType, "Manifest");

    /// <summary>What a static property holds.</summary>
    public static object Member(Type type, string name) =>
        type.GetProperty(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;

    /// <summary>What a static member of the test's own source gives: <c>Samples.Name</c>.</summary>
    public object Sample(string name) => Member(Assembly.GetType("Samples", throwOnError: true)!, name);

    /// <summary>Stores a payload and reads it back; gives the JSON.</summary>
    public string RoundTrip(string kind, object payload)
    {
        var type = Manifest.Find(kind)!;
        var info = Info(type);
        var request = Request(type, payload);
        var json = Encoding.UTF8.GetString(request.Payload.Span);
        var back = JsonSerializer.Deserialize(json, info)!;
        Assert.IsType(type.PayloadType, back);
        Assert.Equal(json, Encoding.UTF8.GetString(Request(type, back).Payload.Span));
        return json;
    }

    /// <summary>Reads a payload.</summary>
    public object Read(string kind, string json) => JsonSerializer.Deserialize(json, Info(Manifest.Find(kind)!))!;

    /// <summary>The handlers of the manifest, with services.</summary>
    public SyncHandlers HandlersFrom(IServiceProvider services) =>
        (SyncHandlers)Assembly.GetTypes().Single(type => type.GetProperty("Manifest")?.PropertyType == typeof(SyncManifest)).GetMethod("HandlersFrom")!.Invoke(null, [services])!;

    /// <summary>Enqueues a payload on a store in memory, flushes, and gives the job as it is then.</summary>
    public async Task<SyncJobInfo> RunAsync(string kind, object payload, SyncHandlers handlers, SyncManifest? manifest = null)
    {
        manifest ??= Manifest;
        var cancellation = TestContext.Current.CancellationToken;
        await using var mesh = await Mesh.OpenAsync(new InMemoryProvider(), manifest, cancellation);
        var receipt = (await mesh.Sync.EnqueueManyAsync([Request(manifest.Find(kind)!, payload)], cancellationToken: cancellation)).Single();
        await mesh.Sync.FlushAsync(new FlushOptions { Handlers = handlers }, cancellation);
        return (await mesh.Sync.GetAsync(receipt.JobId, cancellation))!;
    }

    /// <summary>Reads what was stored at a version; gives the payload's text.</summary>
    public string Read(string kind, int version, string json)
    {
        var type = Manifest.Find(kind)!;
        var decode = type.GetType().GetMethod("Decode", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<DecodeDelegate>(type);
        return decode(Encoding.UTF8.GetBytes(json), version).ToString()!;
    }

    public string? Key(string kind, object payload) => Request(Manifest.Find(kind)!, payload).ConflictKey;

    public void Dispose() => _context.Unload();

    private delegate object DecodeDelegate(ReadOnlySpan<byte> utf8Json, int version);

    private Assembly Load(GeneratorRun run)
    {
        using var stream = new MemoryStream();
        var result = run.Compiles().Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        stream.Position = 0;
        return _context.LoadFromStream(stream);
    }

    private static JsonTypeInfo Info(SyncJobType type) => (JsonTypeInfo)type.GetType().GetProperty("JsonTypeInfo")!.GetValue(type)!;

    private static EnqueueRequest Request(SyncJobType type, object payload)
    {
        try
        {
            return (EnqueueRequest)type.GetType().GetMethod("Request")!.Invoke(type, [payload, null])!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }
}
