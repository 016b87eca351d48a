using MeshKit.Typed;

namespace Recipes.Android;

/// <summary>WorkManager.</summary>
public interface IWorkManager
{
    /// <summary>
    /// EnqueueUniqueWork of a OneTimeWorkRequest: instead of one that waits under the name, or after one that is running.
    /// </summary>
    /// <param name="name">The unique name.</param>
    /// <param name="network">The constraint: NetworkType.Connected, Unmetered, or NotRequired.</param>
    /// <param name="delay">SetInitialDelay.</param>
    void Enqueue(string name, NetworkNeed network, TimeSpan delay);
}
