using System.Net.NetworkInformation;

namespace MeshKit.Typed;

/// <summary>
/// The network as the platform's <see cref="NetworkChange"/> tells of it: whether any interface but the loopback is up. It cannot see whether
/// the network is metered, nor whether a server can be reached.
/// </summary>
/// <param name="whenAvailable">
/// What an available network counts as: <see cref="NetworkState.Online"/>, or <see cref="NetworkState.OnlineUnmetered"/> where all networks of
/// the app's machines are.
/// </param>
public sealed class SystemNetworkMonitor(NetworkState whenAvailable = NetworkState.Online) : INetworkMonitor
{
    private readonly Lock _gate = new();
    private EventHandler? _changed;

    /// <inheritdoc/>
    public NetworkState State => NetworkInterface.GetIsNetworkAvailable() ? whenAvailable : NetworkState.Offline;

    /// <inheritdoc/>
    public event EventHandler? Changed
    {
        add
        {
            lock (_gate)
            {
                // The platform's events are static: they are held only while someone listens here.
                if (_changed is null && value is not null)
                {
                    NetworkChange.NetworkAvailabilityChanged += OnAvailabilityChanged;
                    NetworkChange.NetworkAddressChanged += OnAddressChanged;
                }

                _changed += value;
            }
        }

        remove
        {
            lock (_gate)
            {
                var listened = _changed is not null;
                _changed -= value;
                if (listened && _changed is null)
                {
                    NetworkChange.NetworkAvailabilityChanged -= OnAvailabilityChanged;
                    NetworkChange.NetworkAddressChanged -= OnAddressChanged;
                }
            }
        }
    }

    private void OnAvailabilityChanged(object? sender, NetworkAvailabilityEventArgs e) => _changed?.Invoke(this, EventArgs.Empty);

    private void OnAddressChanged(object? sender, EventArgs e) => _changed?.Invoke(this, EventArgs.Empty);
}
