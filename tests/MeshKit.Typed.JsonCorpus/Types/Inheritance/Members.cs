using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Inheritance;

public class Hidden
{
    public int Number { get; set; } = 1;

    public string Text { get; set; } = "base";

    public virtual string Both { get; set; } = "virtual";

    [JsonInclude]
    public int Field = 3;
}

[SyncJob("json.inheritance.new-same-type", AllowDuplicates = "corpus")]
public sealed class NewSameType : Hidden
{
    public new int Number { get; set; } = 2;
}

[SyncJob("json.inheritance.new-other-type", AllowDuplicates = "corpus")]
public sealed class NewOtherType : Hidden
{
    public new string Number { get; set; } = "two";

    public new List<string> Text { get; set; } = [];
}

[SyncJob("json.inheritance.new-read-only", AllowDuplicates = "corpus")]
public sealed class NewReadOnly : Hidden
{
    public new int Number => 8;
}

[SyncJob("json.inheritance.new-virtual", AllowDuplicates = "corpus")]
public class NewVirtual : Hidden
{
    public new virtual string Both { get; set; } = "new";
}

[SyncJob("json.inheritance.new-field-over-property", AllowDuplicates = "corpus")]
public sealed class NewFieldOverProperty : Hidden
{
    [JsonInclude]
    public new int Number = 6;
}

[SyncJob("json.inheritance.new-property-over-field", AllowDuplicates = "corpus")]
public sealed class NewPropertyOverField : Hidden
{
    public new int Field { get; set; } = 4;
}

[SyncJob("json.inheritance.new-static-hides", AllowDuplicates = "corpus")]
public sealed class NewStaticHides : Hidden
{
    public static new int Number { get; set; } = 10;
}

[SyncJob("json.inheritance.new-method-hides", AllowDuplicates = "corpus")]
public sealed class NewMethodHides : Hidden
{
    public new string Text() => "method";
}

[SyncJob("json.inheritance.private-hides", AllowDuplicates = "corpus")]
public sealed class PrivateHides : Hidden
{
    private new int Number { get; set; } = 11;

    public int Sum => Number + base.Number;
}

[SyncJob("json.inheritance.override-getter-only", AllowDuplicates = "corpus")]
public sealed class OverrideGetterOnly : Hidden
{
    public override string Both => base.Both + "?";
}

[SyncJob("json.inheritance.override-setter-only", AllowDuplicates = "corpus")]
public sealed class OverrideSetterOnly : Hidden
{
    public override string Both
    {
        set => base.Both = value.ToUpperInvariant();
    }
}

public class AttributedVirtual
{
    [JsonPropertyName("base_name")]
    public virtual string Renamed { get; set; } = "r";

    [JsonIgnore]
    public virtual string Ignored { get; set; } = "i";

    [JsonPropertyOrder(-3)]
    public virtual int Order { get; set; }

    [JsonRequired]
    public virtual int Needed { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
    public virtual DayOfWeek Day { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public virtual string? Sparse { get; set; }
}

/// <summary>The attributes of the overridden member do not come down.</summary>
[SyncJob("json.inheritance.override-without-attributes", AllowDuplicates = "corpus")]
public sealed class OverrideWithoutAttributes : AttributedVirtual
{
    public override string Renamed { get; set; } = "own";

    public override string Ignored { get; set; } = "seen";

    public override int Order { get; set; }

    public override int Needed { get; set; }

    public override DayOfWeek Day { get; set; }

    public override string? Sparse { get; set; }
}

[SyncJob("json.inheritance.override-with-attributes", AllowDuplicates = "corpus")]
public sealed class OverrideWithAttributes : AttributedVirtual
{
    [JsonPropertyName("own_name")]
    public override string Renamed { get; set; } = "own";

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override string Ignored { get; set; } = "seen";

    [JsonIgnore]
    public override int Order { get; set; }
}

[SyncJob("json.inheritance.inherited-attributes", AllowDuplicates = "corpus")]
public sealed class InheritedAttributes : AttributedVirtual
{
    public int Own { get; set; }
}

public class SealedOverrideBase
{
    public virtual int A { get; set; } = 1;

    public virtual int B { get; set; } = 2;
}

public class SealedOverrideMiddle : SealedOverrideBase
{
    public sealed override int A { get; set; } = 3;

    public override int B { get; set; } = 4;
}

[SyncJob("json.inheritance.sealed-override", AllowDuplicates = "corpus")]
public sealed class SealedOverride : SealedOverrideMiddle
{
    public override int B { get; set; } = 5;

    public int C { get; set; } = 6;
}

public abstract class Producer
{
    public abstract Hidden Product { get; }
}

[SyncJob("json.inheritance.covariant-return", AllowDuplicates = "corpus")]
public sealed class CovariantReturn : Producer
{
    public override NewSameType Product { get; } = new();
}

public class IgnoredInBase
{
    [JsonIgnore]
    public string A { get; set; } = "a";

    public string B { get; set; } = "b";
}

[SyncJob("json.inheritance.ignored-in-base-new", AllowDuplicates = "corpus")]
public sealed class IgnoredInBaseNew : IgnoredInBase
{
    public new string A { get; set; } = "own";

    [JsonIgnore]
    public new string B { get; set; } = "hidden";
}

[SyncJob("json.inheritance.ignored-in-base", AllowDuplicates = "corpus")]
public sealed class DerivesIgnored : IgnoredInBase
{
    public int C { get; set; }
}

[SyncJob("json.inheritance.renamed-hides-base", AllowDuplicates = "corpus")]
public sealed class RenamedFreesName : IgnoredInBase
{
    [JsonPropertyName("a")]
    public string Substitute { get; set; } = "instead";
}
