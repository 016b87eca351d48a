using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.UnmappedMembers;

[SyncJob("json.unmappedmembers.disallow", AllowDuplicates = "corpus")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class Disallow
{
    public int A { get; set; }

    public string? B { get; set; }
}

[SyncJob("json.unmappedmembers.disallow-record", AllowDuplicates = "corpus")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DisallowRecord(int A, string? B = "b");

[SyncJob("json.unmappedmembers.skip", AllowDuplicates = "corpus")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record Skip(int A, Disallow? Strict);

[SyncJob("json.unmappedmembers.nested", AllowDuplicates = "corpus")]
public sealed record Nested(Disallow Strict, List<DisallowRecord> List, Dictionary<string, Disallow> Map);

/// <summary>What is ignored is mapped.</summary>
[SyncJob("json.unmappedmembers.ignored", AllowDuplicates = "corpus")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class DisallowIgnored
{
    public int A { get; set; }

    [JsonIgnore]
    public int B { get; set; }

    [JsonIgnore]
    public Action? C { get; set; }

    public int D => A;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
    public int E { get; set; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public class DisallowBase
{
    public int A { get; set; }
}

[SyncJob("json.unmappedmembers.base", AllowDuplicates = "corpus")]
public sealed class DerivesDisallow : DisallowBase
{
    public int B { get; set; }
}

[SyncJob("json.unmappedmembers.struct", AllowDuplicates = "corpus")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public readonly record struct DisallowStruct(int A);

[SyncJob("json.unmappedmembers.empty", AllowDuplicates = "corpus")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DisallowEmpty;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
[JsonDerivedType(typeof(DisallowChild), "child")]
public abstract class DisallowPolymorphic
{
    public int A { get; set; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class DisallowChild : DisallowPolymorphic
{
    public int B { get; set; }
}

[SyncJob("json.unmappedmembers.polymorphic", AllowDuplicates = "corpus")]
public sealed record OfPolymorphic(DisallowPolymorphic Value);
