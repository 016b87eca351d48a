using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.Analyzers.Evolution;

internal enum LockNodeKind
{
    Object,
    Text,
    Number,
    True,
}

/// <summary>A value of the lock's JSON with its place in the file: of what JSON has, the part that a lock uses.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text of a string, or the digits of a number.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record LockNode(LockNodeKind Kind, string Text, TextSpan Place)
{
    /// <summary>The members of an object, in the file's order.</summary>
    public List<(string Name, TextSpan Place, LockNode Value)> Members { get; } = [];
}

/// <summary>Why a lock cannot be read, as the end of a sentence, and where.</summary>
internal sealed record LockError(string Message, TextSpan Place);
