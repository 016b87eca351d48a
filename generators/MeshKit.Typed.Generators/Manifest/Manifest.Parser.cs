using System.Collections.Immutable;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Handlers;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>Puts the manifest together from the slim list of jobs and the handlers.</summary>
internal static class ManifestParser
{
    /// <summary>The model; null where the assembly has nothing to say.</summary>
    public static ManifestModel? Parse(ImmutableArray<JobEntry> jobs, EquatableArray<HandlerModel> handlers, bool hasJson, ManifestName name)
    {
        var entries = jobs.OrderBy(job => job.Id, StringComparer.Ordinal).ToList();
        var usable = Usable(handlers, new HashSet<string>(entries.Select(job => job.Id), StringComparer.Ordinal));
        if (entries.Count == 0 && usable.Count == 0 && !hasJson)
            return null;

        var names = new MemberNames(name);
        var members = entries.Select(job => new ManifestJob(
            names.Take(job.Identifier, job.Namespace), job.Type, job.Definition, job.Kinds, job.IsPublic, job.Summary)).ToList();
        var byId = entries.Zip(members, (entry, member) => (entry.Id, member)).ToDictionary(pair => pair.Id, pair => pair.member, StringComparer.Ordinal);
        var handled = usable.Select(handler => byId.TryGetValue(handler.Job.Payload, out var member) ? member : Foreign(handler.Job, names)).ToList();
        var made = usable.Zip(handled, (handler, job) => Handler(handler, job, names)).ToList();
        return new ManifestModel
        {
            Name = name,
            IsPublic = entries.Any(job => job.IsPublic),
            Jobs = members.ToEquatableArray(),
            JsonContexts = entries.Select(job => job.JsonContext).OfType<string>().Distinct().OrderBy(context => context, StringComparer.Ordinal).ToEquatableArray(),
            Handlers = made.ToEquatableArray(),
            Handled = (handled.Count > 0 ? handled.Zip(made, WithDefault) : members).ToEquatableArray(),
        };
    }

    // A second handler of a payload is an error that a rule reports; the first by name is taken.
    private static List<HandlerModel> Usable(IEnumerable<HandlerModel> handlers, HashSet<string> local) =>
    [
        .. handlers
            .Where(handler => handler.Job.ForeignJob is not null || local.Contains(handler.Job.Payload))
            .OrderBy(handler => handler.Job.Payload, StringComparer.Ordinal)
            .ThenBy(handler => handler.Name, StringComparer.Ordinal)
            .GroupBy(handler => handler.Job.Payload, StringComparer.Ordinal)
            .Select(group => group.First()),
    ];

    private static ManifestJob Foreign(HandledJob job, MemberNames names) =>
        new(names.Take(job.Identifier, job.Namespace), job.Type, job.ForeignJob!, default, job.IsPublic, null);

    private static ManifestHandler Handler(HandlerModel handler, ManifestJob job, MemberNames names)
    {
        if (handler.Method is not { } method)
            return new ManifestHandler(job.Definition, handler.Creation!, null);
        var factory = names.Take(job.Member + "Handler", handler.Job.Namespace);
        var creation = $"{Code.Identifier(factory)}({string.Join(", ", method.Services.Select(service => service.Argument))})";
        return new ManifestHandler(job.Definition, creation, new HandlerFactory(factory, job.Type, job.IsPublic && method.IsPublic, method));
    }

    // Only a method can be called without being given anything that the app made.
    private static ManifestJob WithDefault(ManifestJob job, ManifestHandler handler) =>
        handler.Method is { Handler.Services.Count: 0 } ? job with { Default = handler.Creation } : job;
}
