using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Constructors;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Marked))]
[JsonSerializable(typeof(MarkedParameterless))]
[JsonSerializable(typeof(MarkedInternal))]
[JsonSerializable(typeof(Copy))]
[JsonSerializable(typeof(RecordSecond))]
[JsonSerializable(typeof(ParameterlessWins))]
[JsonSerializable(typeof(PrivateBesidePublic))]
[JsonSerializable(typeof(ParameterAndSetter))]
[JsonSerializable(typeof(ParameterPrivateSetter))]
[JsonSerializable(typeof(IgnoredParameter))]
[JsonSerializable(typeof(RenamedParameter))]
[JsonSerializable(typeof(FieldParameter))]
[JsonSerializable(typeof(ReadonlyFieldParameter))]
[JsonSerializable(typeof(NullableParameters))]
[JsonSerializable(typeof(Throws))]
[JsonSerializable(typeof(BaseCall))]
[JsonSerializable(typeof(Positional))]
[JsonSerializable(typeof(OneParameter))]
[JsonSerializable(typeof(EmptyPositional))]
[JsonSerializable(typeof(PositionalBody))]
[JsonSerializable(typeof(PropertyRedeclared))]
[JsonSerializable(typeof(RedeclaredInit))]
[JsonSerializable(typeof(MutableStruct))]
[JsonSerializable(typeof(ReadonlyStruct))]
[JsonSerializable(typeof(PrimaryClass))]
[JsonSerializable(typeof(PrimaryClassSettable))]
[JsonSerializable(typeof(PrimaryStruct))]
[JsonSerializable(typeof(MarkedPrimaryStruct))]
[JsonSerializable(typeof(CaseDiffers))]
[JsonSerializable(typeof(ManyParameters))]
[JsonSerializable(typeof(InParameter))]
[JsonSerializable(typeof(ParamsArray))]
[JsonSerializable(typeof(ParamsList))]
[JsonSerializable(typeof(StructWithDefault))]
[JsonSerializable(typeof(StructTwoConstructors))]
[JsonSerializable(typeof(StructSettable))]
internal sealed partial class ConstructorsOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Marked>("constructors", "marked", Default),
        CorpusEntry.Of<MarkedParameterless>("constructors", "marked-parameterless", Default),
        CorpusEntry.Of<MarkedInternal>("constructors", "marked-internal", Default),
        CorpusEntry.Of<Copy>("constructors", "copy", Default),
        CorpusEntry.Of<RecordSecond>("constructors", "record-second", Default),
        CorpusEntry.Of<ParameterlessWins>("constructors", "parameterless-wins", Default),
        CorpusEntry.Of<PrivateBesidePublic>("constructors", "private-beside-public", Default),
        CorpusEntry.Of<ParameterAndSetter>("constructors", "parameter-and-setter", Default),
        CorpusEntry.Of<ParameterPrivateSetter>("constructors", "parameter-private-setter", Default),
        CorpusEntry.Of<IgnoredParameter>("constructors", "ignored-parameter", Default),
        CorpusEntry.Of<RenamedParameter>("constructors", "renamed-parameter", Default),
        CorpusEntry.Of<FieldParameter>("constructors", "field-parameter", Default),
        CorpusEntry.Of<ReadonlyFieldParameter>("constructors", "readonly-field-parameter", Default),
        CorpusEntry.Of<NullableParameters>("constructors", "nullable-parameters", Default),
        CorpusEntry.Of<Throws>("constructors", "throws", Default),
        CorpusEntry.Of<BaseCall>("constructors", "base-call", Default),
        CorpusEntry.Of<Positional>("constructors", "positional", Default),
        CorpusEntry.Of<OneParameter>("constructors", "one-parameter", Default),
        CorpusEntry.Of<EmptyPositional>("constructors", "empty-positional", Default),
        CorpusEntry.Of<PositionalBody>("constructors", "positional-body", Default),
        CorpusEntry.Of<PropertyRedeclared>("constructors", "property-redeclared", Default),
        CorpusEntry.Of<RedeclaredInit>("constructors", "redeclared-init", Default),
        CorpusEntry.Of<MutableStruct>("constructors", "mutable-struct", Default),
        CorpusEntry.Of<ReadonlyStruct>("constructors", "readonly-struct", Default),
        CorpusEntry.Of<PrimaryClass>("constructors", "primary-class", Default),
        CorpusEntry.Of<PrimaryClassSettable>("constructors", "primary-class-settable", Default),
        CorpusEntry.Of<PrimaryStruct>("constructors", "primary-struct", Default),
        CorpusEntry.Of<MarkedPrimaryStruct>("constructors", "marked-primary-struct", Default),
        CorpusEntry.Of<CaseDiffers>("constructors", "case-differs", Default),
        CorpusEntry.Of<ManyParameters>("constructors", "many-parameters", Default),
        CorpusEntry.Of<InParameter>("constructors", "in-parameter", Default),
        CorpusEntry.Of<ParamsArray>("constructors", "params-array", Default),
        CorpusEntry.Of<ParamsList>("constructors", "params-list", Default),
        CorpusEntry.Of<StructWithDefault>("constructors", "struct-with-default", Default),
        CorpusEntry.Of<StructTwoConstructors>("constructors", "struct-two-constructors", Default),
        CorpusEntry.Of<StructSettable>("constructors", "struct-settable", Default),
    ];

    /// <summary>The types of this category that the platform's generator cannot handle.</summary>
    public static IEnumerable<CorpusDeviation> Cannot =>
    [
        new("constructors.marked-private", typeof(MarkedPrivate), "It refuses a constructor that generated code cannot call (SYSLIB1222)."),
        new("constructors.marked-protected", typeof(MarkedProtected), "It refuses a constructor that generated code cannot call (SYSLIB1222)."),
        new("constructors.marked-private-parameterless", typeof(MarkedPrivateParameterless), "It refuses a constructor that generated code cannot call (SYSLIB1222)."),
        new("constructors.marked-private-struct", typeof(MarkedPrivateStruct), "It refuses a constructor that generated code cannot call (SYSLIB1222)."),
        new("constructors.ignored-tuple-parameter", typeof(IgnoredTupleParameter), "It describes a member that it cannot store as an object, to which no parameter is bound."),
    ];
}
