namespace MeshKit.Typed.Shared;

/// <summary>Why nothing is generated for a declared job. Each is one rule's finding.</summary>
internal enum JobProblemKind
{
    /// <summary>1008: the kind does not match <c>[a-z0-9][a-z0-9.-]*</c>.</summary>
    InvalidKind,

    /// <summary>1008: the kind is no string literal (<c>nameof</c> changes with a rename).</summary>
    KindNotLiteral,

    /// <summary>1017: a time, a limit or a combination of settings in the attribute is invalid.</summary>
    InvalidSetting,

    /// <summary>1017: the conflict key's template is malformed or ambiguous.</summary>
    InvalidKeyTemplate,

    /// <summary>1002: the conflict key names no public readable member.</summary>
    UnknownKeyMember,

    /// <summary>1004: the conflict key names a member whose text does not tell its values apart.</summary>
    UnsuitableKeyMember,

    /// <summary>1009: a member, or what it holds, cannot be stored and read back.</summary>
    NotStorable,

    /// <summary>1014: the payload's own declaration leaves nothing to generate.</summary>
    CannotGenerate,
}

/// <summary>One reason why nothing is generated for a job.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Message">The finding, as the end of a sentence whose subject is <paramref name="Subject"/>: "is not …".</param>
/// <param name="Subject">What it is about: the kind, the setting's name, the key's hole, the member's path such as <c>Items[].Owner</c>.</param>
/// <param name="Argument">
/// The attribute's argument to underline: <c>kind</c>, or a named one (see <see cref="JobDeclaration.ArgumentLocation"/>); null for the
/// payload's own declaration, or its member <paramref name="Subject"/>.
/// </param>
internal sealed record JobProblem(JobProblemKind Kind, string Message, string Subject, string? Argument = null);
