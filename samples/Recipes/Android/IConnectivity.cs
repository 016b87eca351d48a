namespace Recipes.Android;

/// <summary>ConnectivityManager: the active network.</summary>
public interface IConnectivity
{
    /// <summary>Whether there is one.</summary>
    bool IsConnected { get; }

    /// <summary>Whether it costs: IsActiveNetworkMetered.</summary>
    bool IsMetered { get; }
}
