namespace MeshKit.Typed;

/// <summary>The last error of a job: a type and a message, never a payload.</summary>
/// <param name="Type">The exception's full type name, or a code of <see cref="SyncErrorCodes"/>.</param>
/// <param name="Message">What was said, cut to 2 KiB of UTF-8.</param>
public sealed record SyncJobError(string Type, string Message);
