using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Inheritance;

public abstract record Entity(Guid Id);

public abstract record Audited(Guid Id, DateTime At) : Entity(Id);

[SyncJob("json.inheritance.positional-chain", AllowDuplicates = "corpus")]
public sealed record PositionalChain(Guid Id, DateTime At, string Text) : Audited(Id, At);

[SyncJob("json.inheritance.positional-renames", AllowDuplicates = "corpus")]
public sealed record PositionalRenames(Guid Key, string Text) : Entity(Key);

public record WithDefaults(string Name = "base", int Count = 7);

[SyncJob("json.inheritance.positional-defaults", AllowDuplicates = "corpus")]
public sealed record PositionalDefaults(string Name = "derived", int Count = 9, bool Flag = true) : WithDefaults(Name, Count);

[SyncJob("json.inheritance.record-adds-body", AllowDuplicates = "corpus")]
public sealed record RecordAddsBody(string Name) : WithDefaults(Name, 1)
{
    public string Upper => Name.ToUpperInvariant();

    public int Extra { get; set; } = 4;
}

public record Shadowed(int Value)
{
    public int Value { get; init; } = Value;
}

[SyncJob("json.inheritance.record-redeclares", AllowDuplicates = "corpus")]
public sealed record RecordRedeclares(string Value) : Shadowed(Value.Length)
{
    public new string Value { get; set; } = Value;
}

[SyncJob("json.inheritance.unsealed", AllowDuplicates = "corpus")]
public record Unsealed(string A);

[SyncJob("json.inheritance.from-payload", AllowDuplicates = "corpus")]
public sealed record FromPayload(string A, string B) : Unsealed(A);

[SyncJob("json.inheritance.class-from-abstract", AllowDuplicates = "corpus")]
public sealed class ClassFromAbstract : AbstractMembers
{
    public override string Abstract { get; set; } = "own";

    public override int GetOnly => 5;
}

public abstract class AbstractMembers
{
    public abstract string Abstract { get; set; }

    public abstract int GetOnly { get; }

    public virtual string Virtual { get; set; } = "virtual";
}

public abstract record AbstractRecord
{
    public abstract string Title { get; init; }

    public abstract int Rank { get; }
}

[SyncJob("json.inheritance.record-implements-abstract", AllowDuplicates = "corpus")]
public sealed record RecordImplementsAbstract(string Title, string? More) : AbstractRecord
{
    public override int Rank => Title.Length;
}

public abstract record EqualityOnly
{
    protected abstract string Secret { get; }

    public string Shown => "shown";
}

[SyncJob("json.inheritance.protected-abstract", AllowDuplicates = "corpus")]
public sealed record ProtectedAbstract(int A) : EqualityOnly
{
    protected override string Secret => "secret";
}

public class Ordered
{
    public int Base1 { get; set; }

    [JsonPropertyOrder(-1)]
    public int BaseFirst { get; set; }

    public int Base2 { get; set; }
}

public class OrderedMiddle : Ordered
{
    [JsonPropertyOrder(5)]
    public int MiddleLast { get; set; }

    public int Middle { get; set; }
}

[SyncJob("json.inheritance.order-across", AllowDuplicates = "corpus")]
public sealed class OrderAcross : OrderedMiddle
{
    public int Own { get; set; }

    [JsonPropertyOrder(-2)]
    public int OwnFirst { get; set; }
}
