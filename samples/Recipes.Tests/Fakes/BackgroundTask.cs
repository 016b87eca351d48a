using Recipes.Ios;

namespace Recipes.Tests.Fakes;

internal sealed class BackgroundTask : IBackgroundTask
{
    public Action? ExpirationHandler { get; set; }

    /// <summary>What the app said; null while it has said nothing.</summary>
    public bool? Completed { get; private set; }

    public void SetCompleted(bool success) => Completed = success;

    public void Expire() => ExpirationHandler!();
}
