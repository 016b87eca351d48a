namespace DraftSync;

/// <summary>A Markdown file as it stands now.</summary>
/// <param name="Id">Its path in the folder, with forward slashes.</param>
/// <param name="Content">What is in it.</param>
public sealed record Draft(string Id, DraftContent Content);
