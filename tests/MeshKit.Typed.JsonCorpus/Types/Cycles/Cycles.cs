using System.Collections.Immutable;

namespace MeshKit.Typed.JsonCorpus.Cycles;

[SyncJob("json.cycles.self", AllowDuplicates = "corpus")]
public sealed record Self(int A, Self? Next);

[SyncJob("json.cycles.self-class", AllowDuplicates = "corpus")]
public sealed class SelfClass
{
    public SelfClass? Parent { get; set; }

    public SelfClass? Other { get; set; }

    public string? Name { get; set; }
}

[SyncJob("json.cycles.list", AllowDuplicates = "corpus")]
public sealed record ThroughList(string Name, List<ThroughList> Children);

[SyncJob("json.cycles.array", AllowDuplicates = "corpus")]
public sealed record ThroughArray(ThroughArray[] Children, ThroughArray?[][]? Grid = null);

[SyncJob("json.cycles.dictionary", AllowDuplicates = "corpus")]
public sealed record ThroughDictionary(int A, Dictionary<string, ThroughDictionary> Named, Dictionary<int, List<ThroughDictionary?>>? ByNumber);

[SyncJob("json.cycles.immutable", AllowDuplicates = "corpus")]
public sealed record ThroughImmutable(ImmutableArray<ThroughImmutable> Array, ImmutableDictionary<string, ThroughImmutable>? Map);

[SyncJob("json.cycles.mutual", AllowDuplicates = "corpus")]
public sealed record Ping(int Count, Pong? Pong);

public sealed record Pong(string Text, Ping? Ping);

[SyncJob("json.cycles.three", AllowDuplicates = "corpus")]
public sealed class First
{
    public Second? Second { get; set; }
}

public sealed class Second
{
    public List<Third> Thirds { get; set; } = [];
}

public sealed class Third
{
    public Dictionary<string, First?> Firsts { get; set; } = [];
}

[SyncJob("json.cycles.nullable-struct", AllowDuplicates = "corpus")]
public sealed record ThroughStruct(Link? Link);

public readonly record struct Link(string Label, ThroughStruct? Target, List<Link>? More);

[SyncJob("json.cycles.struct-list", AllowDuplicates = "corpus")]
public struct StructTree
{
    public int Value { get; set; }

    public List<StructTree>? Children { get; set; }
}

public sealed record Wrapped<T>(T Value);

[SyncJob("json.cycles.generic", AllowDuplicates = "corpus")]
public sealed record ThroughGeneric(int A, Wrapped<ThroughGeneric?>? Next, List<Wrapped<List<ThroughGeneric>>>? Many);

public abstract class TreeBase<TNode>
    where TNode : TreeBase<TNode>
{
    public TNode? Left { get; set; }

    public IReadOnlyList<TNode> More { get; set; } = [];
}

[SyncJob("json.cycles.curious-base", AllowDuplicates = "corpus")]
public sealed class CuriousTree : TreeBase<CuriousTree>
{
    public int Value { get; set; }
}

[SyncJob("json.cycles.other-payload", AllowDuplicates = "corpus")]
public sealed record OtherPayloads(Self? Self, Ping? Ping, ThroughList? List, OtherPayloads? Again);
