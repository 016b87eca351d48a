using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Tests.Secrecy;

/// <summary>Rule 20: what a log line or a debugger prints shows neither payload nor key; and no type comes from stored data.</summary>
public sealed class PrintingTests
{
    private const string Secret = "77310042";

    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes($"\"{Secret}\"");

    private static readonly NewJob New = new()
    {
        Id = Guid.NewGuid(),
        Gate = new JobGate("kind", 1, NetworkNeed.Online, 0, ""),
        Payload = Bytes,
        Key = Secret,
        MaxAttempts = 1,
    };

    private static readonly StoredJob Stored = new()
    {
        Id = New.Id,
        Gate = New.Gate,
        Status = SyncJobStatus.Failed,
        Key = Secret,
        Payload = Bytes,
        Checkpoint = Bytes,
        Result = Bytes,
        EnqueuedAt = default,
        DueAt = default,
        LastError = new SyncJobError("type", Secret),
    };

    public static TheoryData<string> Names { get; } = [.. Printed.Keys];

    private static Dictionary<string, object> Printed => new()
    {
        [nameof(EnqueueRequest)] = new EnqueueRequest { Kind = "kind", Payload = Bytes, ConflictKey = Secret, Options = new EnqueueOptions { ConflictKey = Secret } },
        [nameof(EnqueueOptions)] = new EnqueueOptions { ConflictKey = Secret },
        [nameof(JobQuery)] = new JobQuery { ConflictKey = Secret },
        [nameof(StoreQuery)] = new StoreQuery { Key = Secret, Limit = 1 },
        [nameof(NewJob)] = New,
        [nameof(StoredJob)] = Stored,
        [nameof(StoredJobPage)] = new StoredJobPage([Stored], 1),
        [nameof(ClaimedJob)] = new ClaimedJob(default, Stored, [new StoredStep("step", Bytes)]),
        [nameof(StoredStep)] = new StoredStep("step", Bytes),
        [nameof(Settlement)] = new Settlement { Lease = default, Kind = SettlementKind.Succeeded, Result = Bytes, Error = Stored.LastError },
        [nameof(ProgressWrite.Checkpoint)] = new ProgressWrite.Checkpoint(Bytes),
        [nameof(ProgressWrite.Step)] = new ProgressWrite.Step("step", Bytes),
        [nameof(JobEdit.Repair)] = new JobEdit.Repair(New.Id, New.Gate, Bytes, 0),
        [nameof(MergeNeededException)] = new MergeNeededException(New.Id, Stored),
        [nameof(SyncJobInfo)] = new SyncJobInfo { Id = New.Id, Kind = "kind", Version = 1, Status = SyncJobStatus.Failed, ConflictKey = Secret, LastError = Stored.LastError },
        [nameof(SyncExplanation)] = new SyncExplanation
        {
            Job = new SyncJobInfo { Id = New.Id, Kind = "kind", Version = 1, Status = SyncJobStatus.Failed, ConflictKey = Secret },
            Reason = default,
            Message = "message",
        },
        [nameof(JobPage)] = new JobPage { Jobs = [] },
        [nameof(MeshOptions)] = new MeshOptions { Manifest = SyncManifest.Empty, Protector = new AesGcmProtector(new ProtectorKey("id", Encoding.UTF8.GetBytes(Secret.PadLeft(32)))) },
        [nameof(SyncOutcome)] = SyncOutcome.DoneWith(Secret),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule20_What_holds_a_payload_or_a_key_does_not_print_it(string name)
    {
        var text = Printed[name].ToString()!;

        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Bytes), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule20_Each_public_record_that_holds_text_or_bytes_of_a_job_is_printed_here()
    {
        var holders = typeof(Mesh).Assembly.GetExportedTypes()
            .Where(type => type.GetMethod("<Clone>$") is not null && !type.IsAbstract && !type.ContainsGenericParameters)
            .Where(type => type.GetProperties().Any(property =>
                property.Name is "Key" or "ConflictKey" or "Payload" or "Result" or "Checkpoint" or "Value"
                || property.PropertyType == typeof(ReadOnlyMemory<byte>) || property.PropertyType == typeof(ReadOnlyMemory<byte>?)));

        Assert.Empty(holders.Select(type => type.Name).Except(Printed.Keys));
    }

    [Theory]
    [InlineData(typeof(Mesh))]
    [InlineData(typeof(PrintingTests), true)]
    public void Rule20_No_type_is_resolved_by_a_name(Type inAssembly, bool isPlanted = false)
    {
        var found = CallsOf(inAssembly.Assembly);

        if (isPlanted)
            Assert.Contains("System.Type.GetType", found);
        else
            Assert.Empty(found);
        _ = Type.GetType("System.String"); // what the planted case finds
    }

    /// <summary>The calls to what makes types or objects of names.</summary>
    private static ImmutableArray<string> CallsOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences.Select(handle => metadata.GetMemberReference(handle))
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), Member: metadata.GetString(member.Name), member))
                .Select(call => (Name: $"{metadata.GetString(call.Type.Namespace)}.{metadata.GetString(call.Type.Name)}.{call.Member}", call.member))
                .Where(call => call.Name is "System.Type.GetType" or "System.Reflection.Assembly.GetType" or "System.Reflection.Assembly.Load" or "System.Reflection.Assembly.LoadFrom"
                    or "System.Activator.CreateInstance" or "System.Activator.CreateInstanceFrom" or "System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject")
                .Select(call => call.Name),
        ];
    }
}
