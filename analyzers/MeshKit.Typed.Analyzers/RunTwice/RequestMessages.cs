using MeshKit.Typed.Analyzers.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>What the code of a handler shows of a request message: its verb, and whether it gets a key.</summary>
internal sealed class RequestMessages(HandlerScope scope, ValueFlow flow, HttpSymbols http)
{
    /// <summary>The verb of a message without a key; null where it has one, needs none, or is made or completed out of sight.</summary>
    public string? VerbWithoutKey(IOperation message)
    {
        string? verb = null;
        foreach (var origin in flow.Origins(message))
        {
            switch (origin)
            {
                case IConversionOperation or ILocalReferenceOperation:
                    break;
                case IObjectCreationOperation creation when SymbolEqualityComparer.Default.Equals(creation.Type, http.Request):
                    verb ??= VerbOf(creation);
                    if (creation.Descendants().Any(SetsKey))
                        return null;
                    break;
                default:
                    return null;
            }
        }

        var locals = flow.Origins(message).OfType<ILocalReferenceOperation>().Select(reference => reference.Local).ToList();
        verb = locals.Select(AssignedVerb).FirstOrDefault(assigned => assigned is not null) ?? verb;
        return verb is not null && !locals.Any(GetsKey) && !locals.Any(local => IsHandedOn(local, message)) ? verb : null;
    }

    /// <summary>Whether an operation adds the key's header, or one whose name the code does not show.</summary>
    public static bool SetsKey(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Add" or "TryAddWithoutValidation" } method, Arguments: { Length: >= 1 } arguments }
        && method.ContainingType.IsWithin("System.Net.Http.Headers")
        && (!arguments[0].Value.ConstantValue.HasValue || IdentityNames.IsHeader(arguments[0].Value.ConstantText()));

    private static string? VerbOf(IObjectCreationOperation creation) => creation.Arguments
        .Select(argument => argument.Value)
        .Concat(creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Select(assignment => assignment.Value) ?? [])
        .Select(value => HttpSymbols.VerbOf(value.WithoutConversions()))
        .FirstOrDefault(verb => verb is not null);

    private string? AssignedVerb(ILocalSymbol local) => scope.Operations
        .OfType<ISimpleAssignmentOperation>()
        .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Method", Instance: ILocalReferenceOperation owner }
            && IsLocal(owner, local))
        .Select(assignment => HttpSymbols.VerbOf(assignment.Value.WithoutConversions()))
        .FirstOrDefault(verb => verb is not null);

    private bool GetsKey(ILocalSymbol local) => scope.Operations
        .OfType<IInvocationOperation>()
        .Any(call => SetsKey(call)
            && call.Instance is IPropertyReferenceOperation { Instance: ILocalReferenceOperation owner }
            && IsLocal(owner, local));

    // A helper that is given the message, or its headers, may add the key.
    private bool IsHandedOn(ILocalSymbol local, IOperation sent) => scope.Operations
        .OfType<ILocalReferenceOperation>()
        .Where(use => IsLocal(use, local) && use != sent.WithoutConversions())
        .Any(use => IsGivenAway(use) || (use.Parent is IPropertyReferenceOperation { Property.Name: "Headers" } headers && IsGivenAway(headers)));

    private static bool IsGivenAway(IOperation use) => use.Parent switch
    {
        IArgumentOperation => true,
        IConversionOperation { Parent: IArgumentOperation } => true,
        IInvocationOperation call => !call.TargetMethod.ContainingType.IsWithin("System.Net.Http"),
        IVariableInitializerOperation or ISimpleAssignmentOperation => true,
        _ => false,
    };

    private static bool IsLocal(ILocalReferenceOperation reference, ILocalSymbol local) =>
        SymbolEqualityComparer.Default.Equals(reference.Local, local);
}
