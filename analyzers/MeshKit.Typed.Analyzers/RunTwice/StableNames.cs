using MeshKit.Typed.Analyzers.Handlers;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>Names for the stable ids of one handler: no two ids may share one, or they would be one id.</summary>
internal sealed class StableNames
{
    private readonly HashSet<string> _taken;

    public StableNames(HandlerScope scope) => _taken = new HashSet<string>(
        scope.Operations
            .OfType<IInvocationOperation>()
            .Where(call => call.TargetMethod.Name is "StableGuid" or "StepKey" && scope.Symbols.IsContext(call.TargetMethod.ContainingType))
            .Select(call => call.Arguments.FirstOrDefault()?.Value.ConstantText())
            .OfType<string>(),
        StringComparer.Ordinal);

    public string Take(string wanted)
    {
        var name = Words.Kebab(wanted) is { Length: > 0 } kebab ? kebab : "id";
        var free = name;
        for (var number = 2; !_taken.Add(free); number++)
            free = $"{name}-{number}";
        return free;
    }
}
