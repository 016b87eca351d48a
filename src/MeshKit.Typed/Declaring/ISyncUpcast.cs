namespace MeshKit.Typed;

/// <summary>
/// A payload, or an older shape of one, that says how it is made from the shape before it. Jobs that an older app stored are read as
/// <typeparamref name="TOlder"/> and upcast, over several versions where there are several; what is stored stays as it is.
/// </summary>
/// <typeparam name="TOlder">The older shape, which says its version by <see cref="FormerVersionAttribute"/>.</typeparam>
/// <typeparam name="TSelf">The newer shape: the type itself.</typeparam>
/// <example>
/// <code>
/// [FormerVersion(1)]
/// public sealed record UploadDraftV1(string DraftId);
///
/// [SyncJob("upload-draft", Version = 2, ConflictKey = "draft:{DraftId}")]
/// public sealed record UploadDraft(string DraftId, int Revision) : ISyncUpcast&lt;UploadDraftV1, UploadDraft&gt;
/// {
///     public static UploadDraft Upcast(UploadDraftV1 older) => new(older.DraftId, Revision: 0);
/// }
/// </code>
/// </example>
public interface ISyncUpcast<TOlder, TSelf>
    where TSelf : ISyncUpcast<TOlder, TSelf>
{
    /// <summary>
    /// Makes the newer shape of the older one. Called at each attempt and each reading: it must have no effects, and give the same for the same. Where it
    /// throws, the job is quarantined as one whose payload does not decode.
    /// </summary>
    /// <param name="older">The payload as it was stored.</param>
    static abstract TSelf Upcast(TOlder older);
}
