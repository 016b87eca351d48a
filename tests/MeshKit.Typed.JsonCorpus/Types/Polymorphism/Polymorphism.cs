using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Polymorphism;

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Shape(string Name);

public sealed record Circle(string Name, double Radius) : Shape(Name);

public sealed record Square(string Name, int Side) : Shape(Name);

[SyncJob("json.polymorphism.text-discriminators", AllowDuplicates = "corpus")]
public sealed record TextDiscriminators(Shape One, Shape? Maybe, List<Shape> List, Dictionary<string, Shape> Named);

[JsonDerivedType(typeof(Cat), 1)]
[JsonDerivedType(typeof(Dog), -2)]
[JsonDerivedType(typeof(Animal), 0)]
public class Animal
{
    public string? Name { get; set; }
}

public class Cat : Animal
{
    public int Lives { get; set; } = 9;
}

public class Dog : Animal
{
    public bool Barks { get; set; }
}

[SyncJob("json.polymorphism.number-discriminators", AllowDuplicates = "corpus")]
public sealed record NumberDiscriminators(Animal Pet, Animal[] Pets);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Email), "email")]
[JsonDerivedType(typeof(Sms), 7)]
public interface IMessage
{
    string To { get; }
}

public sealed class Email : IMessage
{
    public string To { get; set; } = "";

    public string? Subject { get; set; }
}

public readonly record struct Sms(string To, int Parts) : IMessage;

[SyncJob("json.polymorphism.interface-mixed", AllowDuplicates = "corpus")]
public sealed record InterfaceMixed(IMessage Message, IReadOnlyList<IMessage> More, IMessage? Maybe);

[JsonDerivedType(typeof(NoDiscriminatorChild))]
public class NoDiscriminator
{
    public int A { get; set; }
}

public sealed class NoDiscriminatorChild : NoDiscriminator
{
    public int B { get; set; }
}

[SyncJob("json.polymorphism.without-discriminator", AllowDuplicates = "corpus")]
public sealed record WithoutDiscriminator(NoDiscriminator Value);

[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType)]
[JsonDerivedType(typeof(KnownFallBack), "known")]
public class FallBackBase
{
    public int A { get; set; }
}

public sealed class KnownFallBack : FallBackBase
{
    public int B { get; set; }
}

public sealed class UnknownFallBack : FallBackBase
{
    public int C { get; set; }
}

[SyncJob("json.polymorphism.fall-back-to-base", AllowDuplicates = "corpus")]
public sealed record FallBackToBase(FallBackBase Value, List<FallBackBase> List);

[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor)]
[JsonDerivedType(typeof(Ancestor), "ancestor")]
[JsonDerivedType(typeof(NearMiddle), "middle")]
public class Ancestor
{
    public int A { get; set; }
}

public class NearMiddle : Ancestor
{
    public int B { get; set; }
}

public sealed class Unlisted : NearMiddle
{
    public int C { get; set; }
}

[SyncJob("json.polymorphism.nearest-ancestor", AllowDuplicates = "corpus")]
public sealed record NearestAncestor(Ancestor Value);

[JsonPolymorphic(IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(LenientChild), "child")]
public class Lenient
{
    public int A { get; set; }
}

public sealed class LenientChild : Lenient
{
    public int B { get; set; }
}

[SyncJob("json.polymorphism.unrecognized-ignored", AllowDuplicates = "corpus")]
public sealed record UnrecognizedIgnored(Lenient Value);

[JsonDerivedType(typeof(Level2), "two")]
[JsonDerivedType(typeof(Level3), "three")]
public abstract class Level1
{
    public string? One { get; set; }
}

[JsonDerivedType(typeof(Level3), 3)]
public class Level2 : Level1
{
    public string? Two { get; set; }
}

public sealed class Level3 : Level2
{
    public string? Three { get; set; }
}

[SyncJob("json.polymorphism.three-levels", AllowDuplicates = "corpus")]
public sealed record ThreeLevels(Level1 First, Level2 Second, Level3 Third);

[JsonDerivedType(typeof(Boxed<int>), "int")]
[JsonDerivedType(typeof(Boxed<string>), "text")]
[JsonDerivedType(typeof(Boxed<List<Guid>>), "guids")]
public abstract record Box;

public sealed record Boxed<T>(T Value) : Box;

[SyncJob("json.polymorphism.generic-derived", AllowDuplicates = "corpus")]
public sealed record GenericDerived(Box Box, List<Box> Boxes);

[JsonDerivedType(typeof(Leaf), "leaf")]
[JsonDerivedType(typeof(Branch), "branch")]
public abstract record Node;

public sealed record Leaf(int Value) : Node;

public sealed record Branch(Node? Left, Node? Right) : Node;

[SyncJob("json.polymorphism.recursive", AllowDuplicates = "corpus")]
public sealed record Recursive(Node Root);

/// <summary>The payload itself is the base.</summary>
[SyncJob("json.polymorphism.payload-base", AllowDuplicates = "corpus")]
[JsonDerivedType(typeof(PayloadBase), "self")]
[JsonDerivedType(typeof(PayloadChild), "child")]
public record PayloadBase(int A);

public sealed record PayloadChild(int A, int B) : PayloadBase(A);

[SyncJob("json.polymorphism.payload-derived", AllowDuplicates = "corpus")]
public sealed record PayloadDerived(int A, string C) : PayloadBase(A);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "@odd \"name\" ü")]
[JsonDerivedType(typeof(OddChild), "ödd \"value\"")]
public class OddBase
{
    public int A { get; set; }
}

public sealed class OddChild : OddBase
{
    public int B { get; set; }
}

[SyncJob("json.polymorphism.odd-names", AllowDuplicates = "corpus")]
public sealed record OddNames(OddBase Value);

public interface INamedBase
{
    string Name { get; }
}

[JsonDerivedType(typeof(Named), "named")]
public interface INamedDerived : INamedBase, IComparable<int>
{
    int Number { get; }
}

public sealed record Named(string Name, int Number) : INamedDerived
{
    public int CompareTo(int other) => Number.CompareTo(other);
}

[SyncJob("json.polymorphism.interface-hierarchy", AllowDuplicates = "corpus")]
public sealed record InterfaceHierarchy(INamedDerived Value);

[JsonDerivedType(typeof(RequiredChild), "child")]
public abstract class RequiredParent
{
    public required string Name { get; init; }
}

public sealed class RequiredChild(int number) : RequiredParent
{
    public int Number { get; } = number;

    public required DayOfWeek Day { get; init; }
}

[SyncJob("json.polymorphism.required-members", AllowDuplicates = "corpus")]
public sealed record RequiredMembers(RequiredParent Value);

[JsonPolymorphic]
[JsonDerivedType(typeof(AttributedChild), "child")]
public abstract class AttributedBase
{
    [JsonPropertyOrder(1)]
    public virtual string Text { get; set; } = "base";

    [JsonPropertyName("re-named")]
    public int Renamed { get; set; }
}

public sealed class AttributedChild : AttributedBase
{
    [JsonPropertyOrder(-1)]
    public override string Text { get; set; } = "child";

    [JsonIgnore]
    public int Ignored { get; set; }
}

[SyncJob("json.polymorphism.attributed", AllowDuplicates = "corpus")]
public sealed record Attributed(AttributedBase Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AttributedBase? Maybe);
