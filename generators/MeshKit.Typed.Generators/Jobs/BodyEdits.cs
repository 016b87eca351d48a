using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Jobs;

/// <summary>Tells edits of bodies from edits of declarations.</summary>
internal static class BodyEdits
{
    /// <summary>
    /// The paths of the files that differ between two compilations, where they differ within bodies, comments and spaces only; null where anything else
    /// differs, so that a symbol of one could be another in the other.
    /// </summary>
    public static IReadOnlyCollection<string>? Find(Compilation before, Compilation after)
    {
        if (!before.Options.Equals(after.Options) || !before.ExternalReferences.SequenceEqual(after.ExternalReferences))
            return null;
        using var old = before.SyntaxTrees.GetEnumerator();
        var edited = new List<string>();
        foreach (var tree in after.SyntaxTrees)
        {
            if (!old.MoveNext())
                return null;
            if (ReferenceEquals(old.Current, tree))
                continue;
            if (old.Current.FilePath != tree.FilePath || !old.Current.Options.Equals(tree.Options) || !old.Current.IsEquivalentTo(tree, topLevel: true))
                return null;
            edited.Add(tree.FilePath);
        }

        return old.MoveNext() ? null : edited;
    }
}
