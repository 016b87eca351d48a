namespace MeshKit.Typed;

/// <summary>The stable codes of <see cref="SyncException.Code"/>. A code never changes its meaning and is never reused.</summary>
public static class SyncErrorCodes
{
    /// <summary>The provider cannot store durable sync jobs.</summary>
    public const string SyncNotSupported = "sync_not_supported";

    /// <summary>An active job holds the conflict key, and the policy does not allow the new one beside it.</summary>
    public const string SyncConflict = "sync_conflict";

    /// <summary>No manifest of this mesh declares the kind.</summary>
    public const string UnknownKind = "unknown_kind";

    /// <summary>The store has no job with this id.</summary>
    public const string UnknownJob = "unknown_job";

    /// <summary>The job is not in a state that allows the call.</summary>
    public const string JobState = "job_state";

    /// <summary>A payload or checkpoint is not valid JSON for its type, or holds what cannot be stored faithfully.</summary>
    public const string PayloadInvalid = "payload_invalid";

    /// <summary>A payload or checkpoint is larger than <see cref="SyncLimits.MaxPayloadBytes"/>.</summary>
    public const string PayloadTooLarge = "payload_too_large";

    /// <summary>The work was done, but its result cannot be encoded.</summary>
    public const string ResultInvalid = "result_invalid";

    /// <summary>A conflict key is empty, longer than 512 UTF-8 bytes, holds NUL or is ill-formed UTF-16.</summary>
    public const string KeyInvalid = "key_invalid";

    /// <summary>The worker no longer holds the job: its lease ended and another attempt, or a cancellation, took its place.</summary>
    public const string LeaseLost = "lease_lost";

    /// <summary>The store stayed locked by another writer for longer than the wait allows.</summary>
    public const string StoreBusy = "store_busy";

    /// <summary>The disk, or the quota of the store, is full.</summary>
    public const string StoreFull = "store_full";

    /// <summary>The store can be read but not written.</summary>
    public const string StoreReadOnly = "store_read_only";

    /// <summary>The store is damaged, or is not a store at all.</summary>
    public const string StoreCorrupt = "store_corrupt";

    /// <summary>The store cannot be opened or reached.</summary>
    public const string StoreUnavailable = "store_unavailable";

    /// <summary>The store was written by a newer version of this library.</summary>
    public const string SchemaTooNew = "schema_too_new";

    /// <summary>A commit's answer was lost and could not be looked up: the work may or may not be recorded.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    /// <summary>A sealed value does not open: its key is not at hand, or it was changed or moved.</summary>
    public const string DecryptionFailed = "decryption_failed";

    /// <summary>A kind has a <see cref="ProtectedAttribute"/> member, and the mesh has no <see cref="MeshOptions.Protector"/>.</summary>
    public const string ProtectorRequired = "protector_required";

    /// <summary>A handler called flush on the mesh that is running it.</summary>
    public const string ReentrantFlush = "reentrant_flush";

    /// <summary>The mesh was disposed.</summary>
    public const string MeshDisposed = "mesh_disposed";
}
