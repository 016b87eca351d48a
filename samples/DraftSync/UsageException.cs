namespace DraftSync;

/// <summary>The command line, or the folder that it names, cannot be used.</summary>
public sealed class UsageException(string message) : Exception(message);
