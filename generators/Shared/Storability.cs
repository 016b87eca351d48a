using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>One place in a type graph that cannot be stored.</summary>
/// <param name="Path">The members from the root, as <c>Items[].Owner</c>; empty for the root itself.</param>
/// <param name="Message">The finding, as the end of a sentence: "is a delegate".</param>
/// <param name="Member">The member on the root type through which the path goes, for its location; null for the root itself.</param>
internal sealed record StorageProblem(string Path, string Message, ISymbol? Member)
{
    /// <summary>The finding as a job's, whose root is the payload or a type that this argument names.</summary>
    public JobProblem ForJob(string? argument) => new(JobProblemKind.NotStorable, Message, Path, argument);
}

/// <summary>Walks what a type holds and finds what cannot be stored and read back. Each type is looked into once.</summary>
internal sealed class Storability(Compilation compilation, CancellationToken cancellationToken)
{
    private static readonly CleanTypes Clean = new();

    /// <summary>Finds every problem of a root: a payload, a result, a checkpoint, a <c>[SyncSerializable]</c> type.</summary>
    public IReadOnlyList<StorageProblem> Check(ITypeSymbol root)
    {
        var problems = new List<StorageProblem>();
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        Walk(root, "", null, seen, problems);
        if (problems.Count == 0)
            Clean.Add(seen, compilation);
        return problems;
    }

    private void Walk(ITypeSymbol type, string path, ISymbol? member, HashSet<ITypeSymbol> seen, List<StorageProblem> problems)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Clean.Contains(type, compilation) || !seen.Add(type))
            return;
        var shape = StoredShape.Of(type, compilation);
        if (shape.Problem is not null)
        {
            // Each place is told of, also where the same type stands in several.
            seen.Remove(type);
            problems.Add(new StorageProblem(path, shape.Problem, member));
            return;
        }

        switch (shape.Kind)
        {
            case ShapeKind.Nullable:
                Walk(shape.Element!, path, member, seen, problems);
                break;
            case ShapeKind.Sequence:
                Walk(shape.Element!, path + "[]", member, seen, problems);
                break;
            case ShapeKind.Dictionary:
                Walk(shape.Key!, path + "[].Key", member, seen, problems);
                Walk(shape.Element!, path + "[]", member, seen, problems);
                break;
            case ShapeKind.Object:
                WalkMembers((INamedTypeSymbol)type, path, member, seen, problems);
                break;
            default:
                break;
        }
    }

    private void WalkMembers(INamedTypeSymbol type, string path, ISymbol? through, HashSet<ITypeSymbol> seen, List<StorageProblem> problems)
    {
        string Join(string name) => path.Length == 0 ? name : name.Length == 0 ? path : path + "." + name;

        var shape = ObjectShape.Of(type, compilation);
        foreach (var (name, problem) in shape.Problems)
            problems.Add(new StorageProblem(Join(name), problem, through ?? type.GetMembers(name).FirstOrDefault()));
        foreach (var derived in ObjectRules.DerivedTypes(type))
            Walk(derived, path, through, seen, problems);
        foreach (var member in shape.Members.Where(member => !member.IsAlwaysIgnored && member.Converter is null))
            Walk(member.Type, Join(member.Symbol.Name), through ?? member.Symbol, seen, problems);
    }
}
