using MeshKit.Typed;

namespace Recipes.Photos;

/// <summary>A photo to upload, in parts.</summary>
[SyncJob("upload-photo", ConflictKey = "photo:{PhotoId}", Network = NetworkNeed.Unmetered, Checkpoint = typeof(UploadedParts))]
public sealed record UploadPhoto(string PhotoId, int Parts);

/// <summary>How many parts the server has.</summary>
public sealed record UploadedParts(int Count);
