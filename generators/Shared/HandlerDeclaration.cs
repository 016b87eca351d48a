using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>A class that lists <c>ISyncHandler&lt;T&gt;</c> directly, and how generated code constructs it.</summary>
/// <remarks>Holds symbols: never let it leave a transform or an analysis action.</remarks>
internal sealed class HandlerDeclaration
{
    private HandlerDeclaration(INamedTypeSymbol handler, IReadOnlyList<INamedTypeSymbol> payloads)
    {
        Handler = handler;
        Payloads = payloads;
    }

    public INamedTypeSymbol Handler { get; }

    /// <summary>The payloads of the interfaces that the class lists itself.</summary>
    public IReadOnlyList<INamedTypeSymbol> Payloads { get; }

    /// <summary>The constructor that generated code calls; null where <see cref="Problem"/> says why there is none.</summary>
    public IMethodSymbol? Constructor { get; private set; }

    /// <summary>5003: why generated code cannot construct the handler, as the end of a sentence; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Finds what a class handles; null for a class that lists no handler interface, and for an abstract one.</summary>
    public static HandlerDeclaration? Find(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.TypeKind != TypeKind.Class || type.IsAbstract || type.IsStatic)
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

    /// <summary>Whether a parameter is left at its default: it has one, and no service can stand for it.</summary>
    public static bool IsLeftAtDefault(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue && (!parameter.Type.IsReferenceType || parameter.Type.SpecialType == SpecialType.System_String);

    private string? Choose(Compilation compilation)
    {
        for (var type = Handler; type is not null; type = type.ContainingType)
        {
            if (type.Arity > 0)
                return "is generic";
            if (type.IsFileLocal)
                return "is local to its file, where generated code cannot name it";
        }

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
        var unfit = constructors[0].Parameters.FirstOrDefault(parameter => !IsLeftAtDefault(parameter) && !IsService(parameter));
        if (unfit is not null)
            return $"needs the parameter {unfit.Name} of type {StoredShape.Describe(unfit.Type)}, which no service can stand for";
        if (Handler.SelfAndBases().SelectMany(current => current.GetMembers()).Any(member => member.IsRequiredMember())
            && constructors[0].Attribute("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is null)
        {
            return "has required members, which its constructor leaves open";
        }

        Constructor = constructors[0];
        return null;
    }

    private static bool IsService(IParameterSymbol parameter) =>
        parameter.Type.IsReferenceType && parameter.Type.TypeKind != TypeKind.Dynamic && parameter.Type.SpecialType != SpecialType.System_String
        && parameter.RefKind is RefKind.None or RefKind.In;
}
