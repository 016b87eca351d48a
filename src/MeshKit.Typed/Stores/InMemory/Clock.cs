namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Times as UTC ticks, and arithmetic on them that stops at the ends of time.</summary>
internal static class Clock
{
    public static long Add(long ticks, TimeSpan duration)
    {
        var sum = (Int128)ticks + duration.Ticks;
        return sum < 1 ? 1 : sum > DateTimeOffset.MaxValue.UtcTicks ? DateTimeOffset.MaxValue.UtcTicks : (long)sum;
    }

    public static DateTimeOffset ToTime(long ticks) => new(ticks, TimeSpan.Zero);

    public static DateTimeOffset? ToTimeOrNull(long ticks) => ticks == 0 ? null : ToTime(ticks);
}
