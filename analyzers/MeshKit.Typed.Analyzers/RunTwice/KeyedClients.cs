using MeshKit.Typed.Analyzers.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>Which HTTP clients put a key on their requests by themselves, as far as the handler's own type shows it.</summary>
internal sealed class KeyedClients(HandlerScope scope, ValueFlow flow)
{
    public bool SendsKey(IOperation client) => HasDefaultHeader(client) || Constructions(client).Any(HasKeyHandler);

    private bool HasDefaultHeader(IOperation client) => scope.Operations
        .OfType<IInvocationOperation>()
        .Any(call => RequestMessages.SetsKey(call)
            && call.Instance is IPropertyReferenceOperation { Property.Name: "DefaultRequestHeaders", Instance: { } owner }
            && SymbolOf(owner) is { } symbol
            && SymbolEqualityComparer.Default.Equals(symbol, SymbolOf(client)));

    // A field or a property is set by its initializer, or anywhere in the type.
    private IEnumerable<IOperation> Constructions(IOperation client) => SymbolOf(client) switch
    {
        IFieldSymbol or IPropertySymbol => scope.AllOfType.Where(operation => Sets(operation, SymbolOf(client)!)),
        _ => flow.Origins(client),
    };

    private static bool Sets(IOperation operation, ISymbol member) => operation switch
    {
        IFieldInitializerOperation initializer => initializer.InitializedFields.Contains(member, SymbolEqualityComparer.Default),
        IPropertyInitializerOperation initializer => initializer.InitializedProperties.Contains(member, SymbolEqualityComparer.Default),
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } => SymbolEqualityComparer.Default.Equals(target.Member, member),
        _ => false,
    };

    private bool HasKeyHandler(IOperation construction) => construction.DescendantsAndSelf().Any(operation =>
        IsKeyHandler(operation)
        || (operation is IArgumentOperation { Parent: IObjectCreationOperation } argument && flow.Origins(argument.Value).Any(IsKeyHandler)));

    private bool IsKeyHandler(IOperation operation) =>
        operation is IObjectCreationOperation { Type: { } type }
        && scope.Symbols.IdempotencyHandler is { } handler
        && type.IsOrInherits(handler);

    private static ISymbol? SymbolOf(IOperation operation) => operation.WithoutConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };
}
