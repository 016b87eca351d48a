using System.Security.Cryptography;
using System.Text;
using MeshKit.Typed;

namespace Recipes.Daily;

/// <summary>Sees to it that a backup is queued once for each day, however often it is asked.</summary>
/// <param name="sync">The app's queue.</param>
/// <param name="time">The clock.</param>
/// <param name="zone">Whose days they are: one fixed zone, so that a day does not come twice for a traveller.</param>
public sealed class DailyBackup(MeshSync sync, TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>At the app's start, when it comes to the front, before each flush: whenever it is convenient.</summary>
    public Task<EnqueueReceipt> EnsureAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        return sync.EnqueueAsync(new BackupDay(today), new EnqueueOptions { JobId = IdOf(today) }, cancellationToken);
    }

    /// <summary>
    /// The day's job has the day's id, and an id is queued once: also when its job has ended long ago, which a conflict key would not
    /// see. It is a UUIDv8 (RFC 9562) of a hash.
    /// </summary>
    public static Guid IdOf(DateOnly day)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"backup-day/{day:O}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>Forgets ended jobs, but not so soon that a day could come again: a clock that is set back must find its days here.</summary>
    public Task<int> PruneAsync(CancellationToken cancellationToken) =>
        sync.PruneAsync(new PruneOptions { OlderThan = TimeSpan.FromDays(14) }, cancellationToken);
}
