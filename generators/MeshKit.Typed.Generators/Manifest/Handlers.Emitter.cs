using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>Writes what the manifest class has of handlers: with a service provider, and without one.</summary>
internal static class HandlersEmitter
{
    private const string Handlers = "global::MeshKit.Typed.SyncHandlers";

    public static void From(SourceWriter writer, ManifestModel model)
    {
        writer.Line();
        writer.Line("/// <summary>The handlers of this assembly, each constructed for each attempt.</summary>");
        writer.Line("/// <param name=\"services\">Where their dependencies come from, unless the result is given scopes of its own.</param>");
        writer.Open($"public static {Handlers} HandlersFrom(global::System.IServiceProvider services)");
        writer.Line($"return {Handlers}.Combine(new {Handlers}[]").Line("{");
        foreach (var handler in model.Handlers)
            writer.Line($"    {Handlers}.For(\n        {handler.Definition},\n        services,\n        static services => {handler.Creation}),");
        writer.Line("});");
        writer.Close();
    }

    /// <summary>The method that makes a handler of a static method.</summary>
    public static void Factory(SourceWriter writer, HandlerFactory factory)
    {
        var method = factory.Handler;
        var handler = $"<{factory.Payload}>";
        writer.Line();
        writer.Line($"/// <summary><c>{method.Display}</c> as a handler, for <see cref=\"Handlers\"/>.</summary>");
        foreach (var service in method.Services)
            writer.Line($"/// <param name=\"{service.Name.TrimStart('@')}\">A service that the method takes, used for all attempts.</param>");
        writer.Open(
            $"{(factory.IsPublic ? "public" : "internal")} static global::MeshKit.Typed.ISyncHandler{handler} {Code.Identifier(factory.Name)}("
            + $"{string.Join(", ", method.Services.Select(service => $"{service.Type} {service.Name}"))})");
        writer.Line($"return new global::MeshKit.Typed.SyncMethodHandler{handler}(\n    {method.Call});");
        writer.Close();
    }

    public static void Class(SourceWriter writer, ManifestModel model)
    {
        var isPublic = model.IsPublic && model.Handled.All(job => job.IsPublic);
        writer.Line();
        writer.Line("/// <summary>A handler for each job: one that is forgotten does not compile.</summary>");
        writer.Open($"{(isPublic ? "public" : "internal")} sealed class Handlers");
        foreach (var job in model.Handled)
        {
            writer.Line($"/// <summary>Handles <see cref=\"{job.Type}\"/>{(job.Default is null ? "." : "; unless another is given, by the method that needs no services.")}</summary>");
            writer.Line(
                $"public {(job.Default is null ? "required " : "")}global::MeshKit.Typed.ISyncHandler<{job.Type}> {Code.Identifier(job.Member)} "
                + $"{{ get; init; }}{(job.Default is null ? "" : $" = {job.Default};")}");
            writer.Line();
        }

        writer.Line("/// <summary>Puts the handlers together for a flush.</summary>");
        writer.Open($"public static implicit operator {Handlers}(Handlers handlers)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(handlers);");
        writer.Line($"return {Handlers}.Combine(new {Handlers}[]").Line("{");
        foreach (var job in model.Handled)
            writer.Line($"    {Handlers}.For({job.Definition}, handlers.{Code.Identifier(job.Member)}),");
        writer.Line("});");
        writer.Close().Close();
    }
}
