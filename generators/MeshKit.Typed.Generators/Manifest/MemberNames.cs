using System.Globalization;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>
/// Gives each payload its name on the manifest. The first of a name, in the order of full names, has it plain; a later one has the last
/// segment of its namespace before it (<c>Billing.Order</c> is <c>BillingOrder</c>), then its whole namespace, then a number.
/// </summary>
internal sealed class MemberNames(ManifestName manifest)
{
    // Members that the manifest has itself, or inherits: a property of this name would hide one.
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal)
    {
        "Manifest", "HandlersFrom", "Handlers", "Instance", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", manifest.Name,
    };

    public string Take(string identifier, string ns)
    {
        var segments = ns.Replace("@", "").Split('.');
        var name = Candidates(identifier, segments).First(candidate => !_taken.Contains(candidate));
        _taken.Add(name);
        return name;
    }

    private static IEnumerable<string> Candidates(string identifier, string[] segments)
    {
        yield return identifier;
        yield return segments[segments.Length - 1] + identifier;
        yield return string.Concat(segments) + identifier;
        for (var number = 2; ; number++)
            yield return identifier + number.ToString(CultureInfo.InvariantCulture);
    }
}
