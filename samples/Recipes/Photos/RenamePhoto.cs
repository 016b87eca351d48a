using MeshKit.Typed;

namespace Recipes.Photos;

/// <summary>A photo's new name: small enough for any network.</summary>
[SyncJob("rename-photo", ConflictKey = "name:{PhotoId}", OnConflict = ConflictPolicy.Replace)]
public sealed record RenamePhoto(string PhotoId, string Name);
