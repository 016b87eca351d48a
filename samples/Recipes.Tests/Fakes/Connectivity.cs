using Recipes.Android;

namespace Recipes.Tests.Fakes;

internal sealed class Connectivity : IConnectivity
{
    public bool IsConnected { get; set; } = true;

    public bool IsMetered { get; set; }
}
