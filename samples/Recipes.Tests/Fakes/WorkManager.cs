using MeshKit.Typed;
using Recipes.Android;

namespace Recipes.Tests.Fakes;

internal sealed class WorkManager : IWorkManager
{
    public Dictionary<string, (NetworkNeed Network, TimeSpan Delay)> Requests { get; } = [];

    public void Enqueue(string name, NetworkNeed network, TimeSpan delay) => Requests[name] = (network, delay);
}
