using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>How a value changes from attempt to attempt, and so what stands in for it.</summary>
internal enum AttemptValueKind
{
    /// <summary>A new Guid: <c>job.StableGuid</c>.</summary>
    Guid,

    /// <summary>The present time: <c>job.EnqueuedAt</c>.</summary>
    Time,

    /// <summary>A random number, a tick count, the attempt's number: something of the payload or the job.</summary>
    Other,
}

/// <summary>The members of the platform and of the context whose value is another one in each attempt.</summary>
internal sealed class AttemptValues
{
    private static readonly (string Type, string[] Members, AttemptValueKind Kind)[] Table =
    [
        ("System.Guid", ["NewGuid", "CreateVersion7"], AttemptValueKind.Guid),
        ("System.DateTime", ["Now", "UtcNow", "Today"], AttemptValueKind.Time),
        ("System.DateTimeOffset", ["Now", "UtcNow"], AttemptValueKind.Time),
        ("System.TimeProvider", ["GetUtcNow", "GetLocalNow"], AttemptValueKind.Time),
        ("System.TimeProvider", ["GetTimestamp"], AttemptValueKind.Other),
        ("System.Random", ["Next", "NextInt64", "NextDouble", "NextSingle", "GetItems", "GetString", "GetHexString"], AttemptValueKind.Other),
        ("System.Security.Cryptography.RandomNumberGenerator", ["GetInt32", "GetBytes", "GetString", "GetHexString"], AttemptValueKind.Other),
        ("System.Diagnostics.Stopwatch", ["GetTimestamp", "Elapsed", "ElapsedTicks", "ElapsedMilliseconds"], AttemptValueKind.Other),
        ("System.Environment", ["TickCount", "TickCount64"], AttemptValueKind.Other),
        ("System.IO.Path", ["GetRandomFileName"], AttemptValueKind.Other),
        ("MeshKit.Typed.SyncJobContext", ["Attempt"], AttemptValueKind.Other),
    ];

    private readonly Dictionary<ISymbol, AttemptValueKind> _members = new(SymbolEqualityComparer.Default);

    public AttemptValues(Compilation compilation)
    {
        foreach (var (type, members, kind) in Table)
        {
            if (compilation.GetTypeByMetadataName(type) is not { } symbol)
                continue;
            foreach (var member in members.SelectMany(name => symbol.GetMembers(name)))
                _members[member] = kind;
        }
    }

    /// <summary>What kind of such a value an operation is; null where it is none.</summary>
    public AttemptValueKind? KindOf(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IInvocationOperation call => Declared(call.TargetMethod),
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };
        return member is not null && _members.TryGetValue(member.OriginalDefinition, out var kind) ? kind : null;
    }

    // A clock of the app's own overrides the platform's members.
    private static IMethodSymbol Declared(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
            method = overridden;
        return method;
    }
}
