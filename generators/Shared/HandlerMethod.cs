using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>How a method with <c>[SyncHandler]</c> says how its attempt ended.</summary>
internal enum HandlerMethodReturn
{
    /// <summary>By a <c>SyncOutcome</c>.</summary>
    Outcome,

    /// <summary>By a <c>Task&lt;SyncOutcome&gt;</c>.</summary>
    TaskOfOutcome,

    /// <summary>By a <c>ValueTask&lt;SyncOutcome&gt;</c>, as the handler interface has it.</summary>
    ValueTaskOfOutcome,

    /// <summary>By a <c>Task</c> or a <c>ValueTask</c>: its end means done.</summary>
    Awaitable,
}

/// <summary>A method with <c>[SyncHandler]</c>, parsed: the one source of truth of generator and analyzers.</summary>
/// <remarks>Holds symbols: never let it leave a transform or an analysis action.</remarks>
internal sealed class HandlerMethod
{
    private HandlerMethod(IMethodSymbol method) => Method = method;

    public IMethodSymbol Method { get; }

    /// <summary>What the method handles; null where its parameters do not say.</summary>
    public INamedTypeSymbol? Payload { get; private set; }

    public HandlerMethodReturn Return { get; private set; }

    /// <summary>5003: why generated code cannot call the method, as the end of a sentence; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The method for a reader, as <c>Uploads.UploadAsync</c>.</summary>
    public string Name => NameOf(Method);

    /// <summary>
    /// Parses a method; null for one without the attribute, and while its signature does not compile, which the compiler says.
    /// </summary>
    public static HandlerMethod? Find(IMethodSymbol method, Compilation compilation)
    {
        if (method.Attribute(MetadataNames.SyncHandlerAttribute) is null)
            return null;
        if (method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Any(IsBroken))
            return null;
        var declaration = new HandlerMethod(method);
        var payload = declaration.CheckPayload(compilation);
        declaration.Problem = declaration.CheckMethod(compilation) ?? payload ?? declaration.CheckReturn() ?? declaration.CheckParameters(compilation);
        return declaration;
    }

    public static string NameOf(ISymbol handler) => handler is IMethodSymbol { ContainingType: { } type }
        ? $"{type.Name}.{(handler.Name.Length == 0 ? "(lambda)" : handler.Name)}"
        : handler.Name;

    public static bool IsContext(ITypeSymbol type) => type.DefinitionName() is MetadataNames.SyncJobContext or MetadataNames.SyncJobContextOfT;

    public static bool IsToken(ITypeSymbol type) => type.DefinitionName() == "System.Threading.CancellationToken";

    /// <summary>Whether a parameter is neither the job, nor its payload, nor the token.</summary>
    public bool IsService(IParameterSymbol parameter) =>
        !IsContext(parameter.Type) && !IsToken(parameter.Type) && !SymbolEqualityComparer.Default.Equals(parameter.Type, Payload);

    private static bool IsBroken(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error || (type is INamedTypeSymbol named && named.TypeArguments.Any(IsBroken));

    private static INamedTypeSymbol? PayloadOf(ITypeSymbol type) =>
        type.DefinitionName() == MetadataNames.SyncJobContextOfT ? ((INamedTypeSymbol)type).TypeArguments[0] as INamedTypeSymbol
        : type.Attribute(MetadataNames.SyncJobAttribute) is not null ? type as INamedTypeSymbol
        : null;

    private string? CheckPayload(Compilation compilation)
    {
        var payloads = Method.Parameters
            .Select(parameter => PayloadOf(parameter.Type))
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .ToList();
        Payload = payloads.FirstOrDefault();
        return payloads.Count switch
        {
            0 => "takes no payload: one of its parameters must be a SyncJobContext<T>, or of a type with [SyncJob]",
            > 1 => $"takes two payloads, '{payloads[0].Name}' and '{payloads[1].Name}'",
            _ when Payload!.Attribute(MetadataNames.SyncJobAttribute) is null => $"handles '{Payload.Name}', which has no [SyncJob]",
            _ => ForeignJob.Problem(Payload, compilation),
        };
    }

    private string? CheckReturn()
    {
        var type = Method.ReturnType;
        var ofOutcome = type is INamedTypeSymbol { TypeArguments.Length: 1 } named && named.TypeArguments[0].DefinitionName() == MetadataNames.SyncOutcome;
        HandlerMethodReturn? found = type.DefinitionName() switch
        {
            MetadataNames.SyncOutcome => HandlerMethodReturn.Outcome,
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" => HandlerMethodReturn.Awaitable,
            "System.Threading.Tasks.Task`1" when ofOutcome => HandlerMethodReturn.TaskOfOutcome,
            "System.Threading.Tasks.ValueTask`1" when ofOutcome => HandlerMethodReturn.ValueTaskOfOutcome,
            _ => null,
        };
        Return = found ?? default;
        return found is null || Method.ReturnsByRef || Method.ReturnsByRefReadonly
            ? $"returns {(Method.ReturnsVoid ? "nothing" : StoredShape.Describe(type))}, and not SyncOutcome, a task of it, Task or ValueTask"
            : null;
    }

    private string? CheckMethod(Compilation compilation)
    {
        if (Method.MethodKind != MethodKind.Ordinary || Method.IsVararg)
            return "is no ordinary method";
        if (!Method.IsStatic)
            return "is not static: make it so, or implement ISyncHandler<T>";
        if (Method.IsAbstract)
            return "is abstract";
        if (Method.Arity > 0)
            return "is generic";
        for (var type = Method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.Arity > 0)
                return "stands in a generic type";
            if (type.IsFileLocal)
                return "stands in a type that is local to its file, where generated code cannot name it";
        }

        return compilation.IsSymbolAccessibleWithin(Method, compilation.Assembly) ? null : "is private, where generated code cannot call it";
    }

    private string? CheckParameters(Compilation compilation)
    {
        var byReference = Method.Parameters.FirstOrDefault(parameter => parameter.RefKind is not (RefKind.None or RefKind.In));
        return byReference is not null
            ? $"takes the parameter {byReference.Name} by reference"
            : ServiceParameter.Problem(Method.Parameters.Where(IsService), compilation);
    }
}
