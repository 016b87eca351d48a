namespace DraftSync;

/// <summary>A Markdown file as it stands now.</summary>
/// <param name="Id">Its path in the folder, with forward slashes.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its content's SHA-256, in lower-case hexadecimal.</param>
public sealed record Draft(string Id, long Length, string Sha256);
