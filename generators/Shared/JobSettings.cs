using System.Globalization;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>The settings of a <c>[SyncJob]</c>, parsed. Null stands for "not written", and so for the runtime's default.</summary>
internal sealed class JobSettings
{
    public int Version { get; private set; } = 1;

    public string? OnConflict { get; private set; }

    public string? WhenRunning { get; private set; }

    public string? Network { get; private set; }

    public bool HoldKeyOnFailure { get; private set; }

    public string? AllowDuplicates { get; private set; }

    public bool Singleton { get; private set; }

    public IReadOnlyList<string> Conditions { get; private set; } = [];

    public int? MaxAttempts { get; private set; }

    public TimeSpan? Timeout { get; private set; }

    public TimeSpan? RetryDelay { get; private set; }

    public TimeSpan? MaxRetryDelay { get; private set; }

    public IReadOnlyList<ITypeSymbol> PermanentExceptions { get; private set; } = [];

    /// <summary>Parses the named arguments; each one that is invalid adds a problem.</summary>
    public static JobSettings Parse(AttributeData attribute, ICollection<JobProblem> problems)
    {
        var settings = new JobSettings
        {
            Version = Number(attribute, "Version", 1, int.MaxValue, problems) ?? 1,
            MaxAttempts = Number(attribute, "MaxAttempts", 1, 1000, problems),
            OnConflict = Choice(attribute, "OnConflict", problems),
            WhenRunning = Choice(attribute, "WhenRunning", problems),
            Network = Choice(attribute, "Network", problems),
            HoldKeyOnFailure = attribute.Named<bool>("HoldKeyOnFailure"),
            AllowDuplicates = attribute.Named<string>("AllowDuplicates"),
            Singleton = attribute.Named<bool>("Singleton"),
            Conditions = [.. attribute.NamedItems<string>("Conditions")],
            PermanentExceptions = [.. attribute.NamedItems<ITypeSymbol>("PermanentExceptions")],
            Timeout = Time(attribute, "Timeout", problems),
            RetryDelay = Time(attribute, "RetryDelay", problems),
            MaxRetryDelay = Time(attribute, "MaxRetryDelay", problems),
        };
        settings.Check(attribute, problems);
        return settings;
    }

    private static int? Number(AttributeData attribute, string name, int least, int most, ICollection<JobProblem> problems)
    {
        if (!attribute.HasNamed(name))
            return null;
        var value = attribute.Named<int>(name);
        if (value >= least && value <= most)
            return value;
        var range = most == int.MaxValue ? $"at least {least}" : $"{least} to {most}";
        problems.Add(new JobProblem(JobProblemKind.InvalidSetting, $"is {value.ToString(CultureInfo.InvariantCulture)}, where {range} is expected", name, name));
        return null;
    }

    private static string? Choice(AttributeData attribute, string name, ICollection<JobProblem> problems)
    {
        if (!attribute.HasNamed(name))
            return null;
        var value = attribute.NamedArguments.First(argument => argument.Key == name).Value;
        var member = value.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value.Value));
        if (member is null)
            problems.Add(new JobProblem(JobProblemKind.InvalidSetting, $"is {value.Value}, which its enum does not name", name, name));
        return member?.Name;
    }

    private static TimeSpan? Time(AttributeData attribute, string name, ICollection<JobProblem> problems)
    {
        if (attribute.Named<string>(name) is not { } text)
            return null;
        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero)
            return time;
        problems.Add(new JobProblem(JobProblemKind.InvalidSetting, $"is \"{text}\", where a positive time such as \"00:05:00\" is expected", name, name));
        return null;
    }

    private void Check(AttributeData attribute, ICollection<JobProblem> problems)
    {
        void Add(string name, string message) => problems.Add(new JobProblem(JobProblemKind.InvalidSetting, message, name, name));

        if (Singleton && attribute.HasNamed("ConflictKey"))
            Add("Singleton", "is set together with ConflictKey: the kind itself is a singleton's key");
        if (AllowDuplicates is not null && (Singleton || attribute.HasNamed("ConflictKey")))
            Add("AllowDuplicates", "is set on a job that has a conflict key");
        if (Conditions.Any(condition => string.IsNullOrWhiteSpace(condition) || condition.Contains(',')))
            Add("Conditions", "has a name that is blank or holds a comma");
        if ((RetryDelay ?? TimeSpan.FromSeconds(5)) > (MaxRetryDelay ?? TimeSpan.FromHours(1)))
            Add(attribute.HasNamed("MaxRetryDelay") ? "MaxRetryDelay" : "RetryDelay", "leaves the retry delay above its own cap");
        if (PermanentExceptions.Any(type => !type.IsOrDerivesFrom("System.Exception")))
            Add("PermanentExceptions", "names a type that is no exception");
    }
}
