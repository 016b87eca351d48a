using System.ComponentModel;

namespace MeshKit.Typed;

/// <summary>What generated code needs of a service provider, so that handlers are constructed without reflection and without a package.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SyncServices
{
    /// <summary>Gets a service that a handler's constructor needs.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="services">The attempt's services.</param>
    /// <param name="handler">The handler, for the message.</param>
    /// <exception cref="InvalidOperationException">The service is not registered.</exception>
    public static TService Require<TService>(IServiceProvider services, Type handler)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(services);
        return (TService?)services.GetService(typeof(TService))
            ?? throw new InvalidOperationException($"{handler} needs {typeof(TService)}, which is not registered with the service provider.");
    }
}
