namespace MeshKit.Typed.Testing;

/// <summary>What an expectation says of a job, in the words in which it is printed; null where it says nothing.</summary>
internal sealed record ExpectedRow(string Kind, string? Status = null, string? Key = null, DateTimeOffset? Due = null, string? Payload = null);
