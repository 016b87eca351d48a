namespace MeshKit.Typed;

/// <summary>
/// Declares a payload type to be a sync job. The source generator makes its enqueue method, its JSON and its entry in the
/// assembly's manifest. Times are text (<c>"00:05:00"</c>, the constant format of <see cref="TimeSpan"/>), since attributes hold no
/// <see cref="TimeSpan"/>; an analyzer checks them.
/// </summary>
/// <param name="kind">
/// The stable name under which jobs are stored: a literal of lower-case letters, digits, <c>.</c> and <c>-</c>. It outlives the
/// type's name, so it is not derived from it.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SyncJobAttribute(string kind) : Attribute
{
    /// <summary>The stable name under which jobs are stored.</summary>
    public string Kind { get; } = kind;

    /// <summary>The version of the payload's shape, from 1. A flush never claims a newer version than it knows.</summary>
    public int Version { get; set; } = 1;

    /// <summary>
    /// A template over the payload's members, as <c>"draft:{DraftId}"</c>. Values are encoded so that different values never give the
    /// same key; formatting is invariant. <c>{{</c> and <c>}}</c> stand for braces.
    /// </summary>
    public string? ConflictKey { get; set; }

    /// <summary>What happens when an active job has the same key. Only with a key.</summary>
    public ConflictPolicy OnConflict { get; set; }

    /// <summary>What happens when that active job is running.</summary>
    public WhenRunning WhenRunning { get; set; }

    /// <summary>Whether a failed or quarantined job of policy <see cref="ConflictPolicy.Append"/> keeps the later ones of its key waiting.</summary>
    public bool HoldKeyOnFailure { get; set; }

    /// <summary>Why this job needs no conflict key. Setting it accepts that the same work can be queued twice.</summary>
    public string? AllowDuplicates { get; set; }

    /// <summary>At most one active job of this kind: the kind itself is the key.</summary>
    public bool Singleton { get; set; }

    /// <summary>What network the job needs. <see cref="NetworkNeed.Online"/> by default.</summary>
    public NetworkNeed Network { get; set; }

    /// <summary>Conditions of the app's own, by name (<c>"charging"</c>); a flush carries their predicates.</summary>
    public string[]? Conditions { get; set; }

    /// <summary>How often the job may be attempted, 1 to 1,000. 10 by default.</summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>How long an attempt may take, as text. None by default.</summary>
    public string? Timeout { get; set; }

    /// <summary>The base of the exponential backoff, as text. 5 seconds by default.</summary>
    public string? RetryDelay { get; set; }

    /// <summary>The cap of the exponential backoff, as text. 1 hour by default.</summary>
    public string? MaxRetryDelay { get; set; }

    /// <summary>Exception types after which no retry can succeed.</summary>
    public Type[]? PermanentExceptions { get; set; }

    /// <summary>The type of the job's result.</summary>
    public Type? Result { get; set; }

    /// <summary>The type of the job's checkpoints.</summary>
    public Type? Checkpoint { get; set; }

    /// <summary>A <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> of the app's own to use for the payload.</summary>
    public Type? JsonContext { get; set; }
}
