namespace MeshKit.Typed.Sqlite;

/// <summary>Arithmetic on UTC ticks that ends at the ends of time instead of beyond.</summary>
internal static class Clock
{
    public static long Add(long ticks, TimeSpan span) =>
        span.Ticks > 0 && ticks > DateTimeOffset.MaxValue.UtcTicks - span.Ticks ? DateTimeOffset.MaxValue.UtcTicks : Math.Max(0, ticks + span.Ticks);

    /// <summary>A stored time.</summary>
    /// <exception cref="SyncException"><c>store_corrupt</c>: it is none.</exception>
    public static DateTimeOffset ToTime(long ticks) => ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : throw SqliteErrors.From(SQLitePCL.raw.SQLITE_CORRUPT, null);

    public static DateTimeOffset? ToTime(long? ticks) => ticks is { } value ? ToTime(value) : null;
}
