namespace MeshKit.Typed;

/// <summary>
/// Says what network there is, and when that changes. <see cref="SystemNetworkMonitor"/> asks the platform; an app on a phone gives one of
/// its own over the platform's connectivity service, which knows what is metered.
/// </summary>
public interface INetworkMonitor
{
    /// <summary>What there is now. Asked before each flush.</summary>
    NetworkState State { get; }

    /// <summary>Raised after <see cref="State"/> may have changed, from any thread.</summary>
    event EventHandler? Changed;
}
