namespace MeshKit.Typed.JsonCorpus.Polymorphism;

/// <summary>Instances of types that are not declared, which no document makes.</summary>
internal static class PolymorphismSamples
{
    public static FallBackToBase?[] FallBackToBase => [new(new UnknownFallBack { A = 1, C = 3 }, [new KnownFallBack { B = 2 }, new UnknownFallBack()])];

    public static NearestAncestor?[] NearestAncestor => [new(new Unlisted { A = 1, B = 2, C = 3 })];

    public static UnrecognizedIgnored?[] UnrecognizedIgnored => [new(new LenientChild { B = 1 }), new(null!)];

    public static WithoutDiscriminator?[] WithoutDiscriminator => [new(new NoDiscriminatorChild { A = 1, B = 2 })];

    public static PayloadBase?[] PayloadBase => [new PayloadChild(1, 2), new PayloadDerived(1, "not declared"), null];

    public static NumberDiscriminators?[] NumberDiscriminators => [new(new Cat(), [new Dog { Barks = true }, null!])];
}
