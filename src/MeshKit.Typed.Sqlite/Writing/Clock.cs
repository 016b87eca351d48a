namespace MeshKit.Typed.Sqlite;

/// <summary>Arithmetic on UTC ticks that ends at the ends of time instead of beyond.</summary>
internal static class Clock
{
    public static long Add(long ticks, TimeSpan span) =>
        span.Ticks > 0 && ticks > DateTimeOffset.MaxValue.UtcTicks - span.Ticks ? DateTimeOffset.MaxValue.UtcTicks : Math.Max(0, ticks + span.Ticks);

    public static DateTimeOffset ToTime(long ticks) => new(ticks, TimeSpan.Zero);

    public static DateTimeOffset? ToTime(long? ticks) => ticks is { } value ? ToTime(value) : null;
}
