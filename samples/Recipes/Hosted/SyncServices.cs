using MeshKit.Typed;
using MeshKit.Typed.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Recipes.Hosted;

/// <summary>Registers the queue with the app's services.</summary>
public static class SyncServices
{
    public static IServiceCollection AddSync(this IServiceCollection services, string database)
    {
        // Opened by the first call, closed by the container after all hosted services have stopped.
        services.AddSingleton(_ => new Mesh(new SqliteProvider(database), new MeshOptions { Manifest = RecipesJobs.Manifest }));
        services.AddSingleton(provider => provider.GetRequiredService<Mesh>().Sync);

        // Each attempt gets a scope, and so a database context of its own; the generated table makes the handlers from it.
        services.AddSingleton(provider => RecipesJobs.HandlersFrom(provider).WithScopes(() =>
        {
            var scope = provider.CreateAsyncScope();
            return new SyncScope(scope.ServiceProvider, scope);
        }));
        return services.AddHostedService<SyncService>();
    }
}
