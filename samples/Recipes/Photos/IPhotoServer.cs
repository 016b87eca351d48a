namespace Recipes.Photos;

/// <summary>Where photos go.</summary>
public interface IPhotoServer
{
    /// <summary>Writes one part; writing it again is the same.</summary>
    Task SendAsync(string photoId, int part, CancellationToken cancellationToken);

    /// <summary>Sets a photo's name.</summary>
    Task RenameAsync(string photoId, string name, CancellationToken cancellationToken);
}
