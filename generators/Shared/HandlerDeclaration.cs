using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>A class or struct that lists <c>ISyncHandler&lt;T&gt;</c> directly, and how generated code constructs it.</summary>
/// <remarks>Holds symbols: never let it leave a transform or an analysis action.</remarks>
internal sealed class HandlerDeclaration
{
    private HandlerDeclaration(INamedTypeSymbol handler, IReadOnlyList<INamedTypeSymbol> payloads)
    {
        Handler = handler;
        Payloads = payloads;
    }

    public INamedTypeSymbol Handler { get; }

    /// <summary>The payloads of the interfaces that the type lists itself.</summary>
    public IReadOnlyList<INamedTypeSymbol> Payloads { get; }

    /// <summary>The constructor that generated code calls; null where <see cref="Problem"/> says why there is none.</summary>
    public IMethodSymbol? Constructor { get; private set; }

    /// <summary>5003: why generated code cannot construct the handler, as the end of a sentence; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Finds what a type handles; null for one that lists no handler interface, and for an abstract one.</summary>
    public static HandlerDeclaration? Find(INamedTypeSymbol type, Compilation compilation)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false })
            return null;
        var payloads = type.Interfaces
            .Where(candidate => candidate.DefinitionName() == MetadataNames.SyncHandler)
            .Select(candidate => candidate.TypeArguments[0])
            .OfType<INamedTypeSymbol>()
            .ToList();
        if (payloads.Count == 0)
            return null;
        var declaration = new HandlerDeclaration(type, payloads);
        declaration.Problem = declaration.Choose(compilation);
        return declaration;
    }

    private string? Choose(Compilation compilation)
    {
        for (var type = Handler; type is not null; type = type.ContainingType)
        {
            if (type.Arity > 0)
                return "is generic";
            if (type.IsFileLocal)
                return "is local to its file, where generated code cannot name it";
        }

        if (Handler.IsRefLikeType)
            return "is a ref struct, which cannot be kept";
        if (!compilation.IsSymbolAccessibleWithin(Handler, compilation.Assembly))
            return "is private to another type, where generated code cannot name it";
        var constructors = Handler.InstanceConstructors
            .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly))
            .ToList();
        if (constructors.Any(constructor => constructor.DeclaredAccessibility == Accessibility.Public))
            constructors.RemoveAll(constructor => constructor.DeclaredAccessibility != Accessibility.Public);
        if (constructors.Count == 0)
            return "has no constructor that generated code can call";
        var most = constructors.Max(constructor => constructor.Parameters.Length);
        constructors.RemoveAll(constructor => constructor.Parameters.Length != most);
        if (constructors.Count > 1)
            return $"has several constructors of {most} parameters";
        if (ServiceParameter.Problem(constructors[0].Parameters, compilation) is { } unfit)
            return unfit;
        if (Handler.SelfAndBases().SelectMany(current => current.GetMembers()).Any(member => member.IsRequiredMember())
            && constructors[0].Attribute("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is null)
        {
            return "has required members, which its constructor leaves open";
        }

        if (Payloads.Select(payload => ForeignJob.Problem(payload, compilation)).FirstOrDefault(problem => problem is not null) is { } hidden)
            return hidden;
        Constructor = constructors[0];
        return null;
    }
}
