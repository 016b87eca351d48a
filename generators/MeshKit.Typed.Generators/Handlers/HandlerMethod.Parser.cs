using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Handlers;

/// <summary>Spells how a method with <c>[SyncHandler]</c> is called. One that cannot be called gives no model: an analyzer reports it.</summary>
internal static class HandlerMethodParser
{
    private const string Outcome = "global::MeshKit.Typed.SyncOutcome";

    public static HandlerModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var compilation = context.SemanticModel.Compilation;
        if (context.TargetSymbol is not IMethodSymbol method
            || HandlerMethod.Find(method, compilation) is not { Problem: null, Payload: { } payload } declaration
            || HandlerParser.Job(payload, compilation) is not { } job)
        {
            return null;
        }

        var services = method.Parameters.Where(parameter => declaration.IsService(parameter) && !ServiceParameter.IsLeftAtDefault(parameter)).ToList();
        return new HandlerModel(
            job,
            method.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            null,
            new MethodModel(
                declaration.Name,
                services.All(service => service.Type.IsVisibleOutside()),
                services
                    .Select(service => new ServiceModel(
                        ServiceCode.Type(service), Code.Identifier(service.Name), ServiceCode.Get(service, method.ContainingType)))
                    .ToEquatableArray(),
                Call(declaration, services)));
    }

    private static string Call(HandlerMethod declaration, List<IParameterSymbol> services)
    {
        var method = declaration.Method;
        var taken = new HashSet<string>(services.Select(service => service.Name), StringComparer.Ordinal);
        var job = Free("job", taken);
        var token = Free("cancellationToken", taken);
        var arguments = ServiceCode.Arguments(
            method.Parameters,
            method.ContainingType.GetMembers(method.Name).Length > 1,
            parameter => HandlerMethod.IsContext(parameter.Type) ? job
                : HandlerMethod.IsToken(parameter.Type) ? token
                : !declaration.IsService(parameter) ? job + ".Payload"
                : ServiceParameter.IsLeftAtDefault(parameter) ? null
                : Code.Identifier(parameter.Name));
        var call = $"{method.ContainingType.ToCode()}.{Code.Identifier(method.Name)}({arguments})";
        var lambda = $"{(services.Count == 0 ? "static " : "")}({job}, {token}) =>";
        return declaration.Return switch
        {
            HandlerMethodReturn.ValueTaskOfOutcome => $"{lambda} {call}",
            HandlerMethodReturn.Awaitable => $"{lambda} global::MeshKit.Typed.SyncMethods.DoneAfterAsync({call})",
            _ => $"{lambda} new global::System.Threading.Tasks.ValueTask<{Outcome}>({call})",
        };
    }

    private static string Free(string name, HashSet<string> taken) => taken.Contains(name) ? Free("_" + name, taken) : name;
}
