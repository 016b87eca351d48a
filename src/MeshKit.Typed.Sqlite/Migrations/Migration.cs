namespace MeshKit.Typed.Sqlite;

/// <summary>One step of the schema, run in a transaction.</summary>
/// <param name="Version">The <c>user_version</c> that it leads to.</param>
/// <param name="Script">Its statements.</param>
internal sealed record Migration(int Version, string Script);
