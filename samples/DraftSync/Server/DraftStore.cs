using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DraftSync;

/// <summary>
/// What the server keeps, on disk. A draft is stored by renaming its finished upload into place, under a name that carries the idempotency
/// key: content and record appear at once or not at all, whenever the process is killed. Nothing that is stored is ever overwritten, so
/// that a draft that is stored twice is seen.
/// </summary>
public sealed class DraftStore
{
    private readonly string _uploads;
    private readonly string _drafts;
    private readonly Dictionary<Guid, int> _stored = [];
    private readonly Lock _gate = new();
    private int _last;

    public DraftStore(string directory)
    {
        _uploads = Directory.CreateDirectory(Path.Combine(directory, "uploads")).FullName;
        _drafts = Directory.CreateDirectory(Path.Combine(directory, "drafts")).FullName;
        foreach (var file in Directory.EnumerateFiles(_drafts, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(file);
            Count(Guid.ParseExact(name.AsSpan(name.IndexOf('-', StringComparison.Ordinal) + 1), "N"));
            _last = Math.Max(_last, int.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>How often something was stored under each idempotency key.</summary>
    public Dictionary<Guid, int> StoredCounts()
    {
        lock (_gate)
            return new Dictionary<Guid, int>(_stored);
    }

    /// <summary>Writes a chunk at its offset.</summary>
    /// <returns>How many bytes the server now holds without a gap; where that is less than the offset, nothing was written.</returns>
    public async Task<long> WriteAsync(Guid upload, long offset, Stream chunk, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(UploadPath(upload), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        if (offset > file.Length)
            return file.Length;
        file.Position = offset;
        await chunk.CopyToAsync(file, cancellationToken);
        return file.Position;
    }

    /// <summary>Stores a finished upload as the newest content of a draft, once for an idempotency key.</summary>
    public StoreAnswer Store(Guid upload, Guid idempotencyKey, string draftId, DraftContent content)
    {
        lock (_gate)
        {
            if (_stored.ContainsKey(idempotencyKey))
                return StoreAnswer.StoredBefore;
            using (var file = new FileStream(UploadPath(upload), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Delete))
            {
                if (file.Length != content.Length)
                    return StoreAnswer.Incomplete;
                if (DraftContent.Of(file) != content)
                    return StoreAnswer.DigestMismatch;
            }

            var directory = Directory.CreateDirectory(DraftPath(draftId)).FullName;
            File.Move(UploadPath(upload), Path.Combine(directory, $"{++_last:D10}-{idempotencyKey:N}"), overwrite: false);
            Count(idempotencyKey);
            return StoreAnswer.Stored;
        }
    }

    /// <summary>Opens the newest content of a draft; null where there is none.</summary>
    public FileStream? OpenNewest(string draftId)
    {
        var directory = new DirectoryInfo(DraftPath(draftId));
        return directory.Exists ? directory.EnumerateFiles().MaxBy(file => file.Name, StringComparer.Ordinal)?.OpenRead() : null;
    }

    private string UploadPath(Guid upload) => Path.Combine(_uploads, upload.ToString("N"));

    // A draft's id may be any path; its hash is a name that every file system takes.
    private string DraftPath(string draftId) => Path.Combine(_drafts, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draftId)))[..32]);

    private void Count(Guid idempotencyKey) => _stored[idempotencyKey] = _stored.GetValueOrDefault(idempotencyKey) + 1;
}
