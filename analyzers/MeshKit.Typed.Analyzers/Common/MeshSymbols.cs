using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers;

/// <summary>The types of MeshKit.Typed that the rules know, resolved once a compilation.</summary>
internal sealed class MeshSymbols
{
    private MeshSymbols(Compilation compilation, INamedTypeSymbol syncJob, INamedTypeSymbol handler, INamedTypeSymbol context)
    {
        Compilation = compilation;
        SyncJob = syncJob;
        Handler = handler;
        Context = context;
        FormerKind = compilation.GetTypeByMetadataName(MetadataNames.FormerKindAttribute);
        Serializable = compilation.GetTypeByMetadataName(MetadataNames.SyncSerializableAttribute);
        Manifest = compilation.GetTypeByMetadataName("MeshKit.Typed.SyncManifestAttribute");
        HandlerMethod = compilation.GetTypeByMetadataName(MetadataNames.SyncHandlerAttribute);
        Outcome = compilation.GetTypeByMetadataName("MeshKit.Typed.SyncOutcome");
        IdempotencyHandler = compilation.GetTypeByMetadataName("MeshKit.Typed.SyncIdempotencyHandler");
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol SyncJob { get; }

    /// <summary><c>ISyncHandler&lt;TPayload&gt;</c>, unbound.</summary>
    public INamedTypeSymbol Handler { get; }

    public INamedTypeSymbol Context { get; }

    public INamedTypeSymbol? FormerKind { get; }

    public INamedTypeSymbol? Serializable { get; }

    public INamedTypeSymbol? Manifest { get; }

    public INamedTypeSymbol? HandlerMethod { get; }

    public INamedTypeSymbol? Outcome { get; }

    public INamedTypeSymbol? IdempotencyHandler { get; }

    /// <summary>Resolves the types; null where the compilation does not reference MeshKit.Typed, and no rule has anything to say.</summary>
    public static MeshSymbols? From(Compilation compilation) =>
        compilation.GetTypeByMetadataName("MeshKit.Typed.SyncJobAttribute") is { } syncJob
        && compilation.GetTypeByMetadataName("MeshKit.Typed.ISyncHandler`1") is { } handler
        && compilation.GetTypeByMetadataName("MeshKit.Typed.SyncJobContext") is { } context
            ? new MeshSymbols(compilation, syncJob, handler, context)
            : null;

    /// <summary>The <c>[SyncJob]</c> of a type, or null.</summary>
    public AttributeData? SyncJobOf(ISymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, SyncJob))
                return attribute;
        }

        return null;
    }

    /// <summary>The <c>[FormerKind]</c>s of a type.</summary>
    public IEnumerable<AttributeData> FormerKindsOf(ISymbol type) =>
        type.GetAttributes().Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, FormerKind));

    /// <summary>The kind that a <c>[SyncJob]</c> or a <c>[FormerKind]</c> gives, or null where it is missing or empty.</summary>
    public static string? KindOf(AttributeData job) =>
        job.ConstructorArguments.Length == 1 && job.ConstructorArguments[0].Value is string { Length: > 0 } kind ? kind : null;

    /// <summary>The kinds of a referenced assembly's manifest; none for any other type.</summary>
    public IEnumerable<string> ReferencedKinds(INamedTypeSymbol manifest) =>
        from attribute in manifest.ContainingAssembly.GetAttributes()
        where SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, Manifest)
            && !SymbolEqualityComparer.Default.Equals(manifest.ContainingAssembly, Compilation.Assembly)
            && SymbolEqualityComparer.Default.Equals(attribute.ConstructorArguments.FirstOrDefault().Value as ISymbol, manifest)
        from kind in attribute.NamedItems<string>("Kinds")
        select kind;

    /// <summary>The payloads of the <c>ISyncHandler&lt;TPayload&gt;</c> that a type implements in any way.</summary>
    public IEnumerable<ITypeSymbol> PayloadsHandledBy(INamedTypeSymbol type) =>
        from candidate in type.AllInterfaces
        where IsHandler(candidate)
        select candidate.TypeArguments[0];

    public bool IsHandler(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, Handler);

    /// <summary>Whether a method says that it is a handler.</summary>
    public bool IsHandlerMethod(IMethodSymbol method) =>
        HandlerMethod is not null && method.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, HandlerMethod));

    /// <summary>Whether code of a type runs in an attempt: it is a handler, or has a method that is one.</summary>
    public bool HasHandlerCode(INamedTypeSymbol type) =>
        (type.TypeKind is TypeKind.Class or TypeKind.Struct && PayloadsHandledBy(type).Any())
        || (type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface && type.GetMembers().OfType<IMethodSymbol>().Any(IsHandlerMethod));

    /// <summary>Whether a type is the job's context, of a known payload or not.</summary>
    public bool IsContext(ITypeSymbol? type) => type is not null && type.IsOrInherits(Context);
}
