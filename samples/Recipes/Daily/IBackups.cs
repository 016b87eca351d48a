namespace Recipes.Daily;

/// <summary>Where backups go.</summary>
public interface IBackups
{
    /// <summary>Writes the backup of this name, over one that is there.</summary>
    Task WriteAsync(string name, CancellationToken cancellationToken);
}
