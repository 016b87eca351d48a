namespace MeshKit.Typed.JsonCorpus.Inheritance;

public interface INamed
{
    string Name { get; set; }

    string Shout => Name + "!";
}

public interface INumbered
{
    int Number { get; }
}

public interface IBoth : INamed, INumbered
{
    string? Note { get; set; }
}

[SyncJob("json.inheritance.implements", AllowDuplicates = "corpus")]
public sealed class Implements : IBoth
{
    public string Name { get; set; } = "n";

    public int Number => 1;

    public string? Note { get; set; }
}

[SyncJob("json.inheritance.explicit-members", AllowDuplicates = "corpus")]
public sealed class ExplicitMembers : IBoth
{
    string INamed.Name { get; set; } = "explicit";

    int INumbered.Number => 2;

    string? IBoth.Note { get; set; }

    public string Own { get; set; } = "own";
}

[SyncJob("json.inheritance.explicit-beside-own", AllowDuplicates = "corpus")]
public sealed class ExplicitBesideOwn : INamed, INumbered
{
    public string Name { get; set; } = "own";

    string INamed.Name { get; set; } = "explicit";

    public string Number { get; set; } = "text";

    int INumbered.Number => 2;
}

[SyncJob("json.inheritance.default-member-overridden", AllowDuplicates = "corpus")]
public sealed class DefaultMemberOverridden : INamed
{
    public string Name { get; set; } = "n";

    public string Shout => Name + "?";
}

public interface IStaticAbstract<TSelf>
    where TSelf : IStaticAbstract<TSelf>
{
    static abstract TSelf Empty { get; }

    static virtual int Size => 1;
}

[SyncJob("json.inheritance.static-abstract", AllowDuplicates = "corpus")]
public sealed record StaticAbstract(int A) : IStaticAbstract<StaticAbstract>
{
    public static StaticAbstract Empty => new(0);
}

[SyncJob("json.inheritance.struct-implements", AllowDuplicates = "corpus")]
public record struct StructImplements(string Name) : INamed, IEquatable<int>
{
    public readonly bool Equals(int other) => false;
}

public class Level1
{
    public string One { get; set; } = "1";

    private protected string HiddenOne { get; set; } = "h1";
}

public class Level2 : Level1
{
    public string Two { get; set; } = "2";
}

public class Level3 : Level2
{
    public string Three { get; set; } = "3";
}

public class Level4 : Level3
{
    public string Four { get; set; } = "4";
}

[SyncJob("json.inheritance.five-levels", AllowDuplicates = "corpus")]
public sealed class FiveLevels : Level4
{
    public string Five { get; set; } = "5";
}

[SyncJob("json.inheritance.base-members-only", AllowDuplicates = "corpus")]
public sealed class BaseMembersOnly : Level4;

public abstract class CuriousBase<TSelf>
    where TSelf : CuriousBase<TSelf>
{
    public TSelf? Next { get; set; }

    public List<TSelf> All { get; set; } = [];
}

[SyncJob("json.inheritance.curious", AllowDuplicates = "corpus")]
public sealed class Curious : CuriousBase<Curious>
{
    public int Value { get; set; }
}

public class ConstructorBase
{
    public ConstructorBase(int a, string b)
    {
        A = a;
        B = b;
    }

    public int A { get; }

    public string B { get; private set; }
}

[SyncJob("json.inheritance.base-get-only", AllowDuplicates = "corpus")]
public sealed class BaseGetOnly(int a, string b, bool c) : ConstructorBase(a, b)
{
    public bool C { get; } = c;
}

[SyncJob("json.inheritance.parameter-of-base-only", AllowDuplicates = "corpus")]
public sealed class ParameterOfBaseOnly(string b) : ConstructorBase(1, b);
