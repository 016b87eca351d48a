using System.Collections.Immutable;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Handlers;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>Puts the manifest together from the slim list of jobs and the handlers.</summary>
internal static class ManifestParser
{
    /// <summary>The model; null where the assembly has nothing to say.</summary>
    public static ManifestModel? Parse(ImmutableArray<JobEntry> jobs, ImmutableArray<HandlerModel> handlers, bool hasJson, ManifestName name)
    {
        var entries = jobs.OrderBy(job => job.Id, StringComparer.Ordinal).ToList();
        var local = new HashSet<string>(entries.Select(job => job.Id), StringComparer.Ordinal);

        // A second handler of a payload is an error that a rule reports; the first by name is taken.
        var usable = handlers
            .Where(handler => handler.ForeignJob is not null || local.Contains(handler.Payload))
            .OrderBy(handler => handler.Payload, StringComparer.Ordinal)
            .ThenBy(handler => handler.Handler, StringComparer.Ordinal)
            .GroupBy(handler => handler.Payload, StringComparer.Ordinal)
            .Select(group => group.First())
            .ToList();
        if (entries.Count == 0 && usable.Count == 0 && !hasJson)
            return null;

        var names = new MemberNames(name);
        var members = entries.Select(job => new ManifestJob(
            names.Take(job.Identifier, job.Namespace), job.Type, job.Definition, job.Kind, job.IsPublic, job.Summary)).ToList();
        var byId = entries.Zip(members, (entry, member) => (entry.Id, member)).ToDictionary(pair => pair.Id, pair => pair.member, StringComparer.Ordinal);
        var handled = usable.Select(handler => byId.TryGetValue(handler.Payload, out var member)
            ? member
            : new ManifestJob(names.Take(handler.PayloadIdentifier, handler.PayloadNamespace), handler.PayloadType, handler.ForeignJob!, "", handler.IsPayloadPublic, null)).ToList();
        return new ManifestModel
        {
            Name = name,
            IsPublic = entries.Any(job => job.IsPublic),
            Jobs = members.ToEquatableArray(),
            JsonContexts = entries.Select(job => job.JsonContext).OfType<string>().Distinct().OrderBy(context => context, StringComparer.Ordinal).ToEquatableArray(),
            Handlers = usable.Zip(handled, (handler, job) => new ManifestHandler(job.Definition, handler.Creation)).ToEquatableArray(),
            Handled = (handled.Count > 0 ? handled : members).ToEquatableArray(),
        };
    }
}
