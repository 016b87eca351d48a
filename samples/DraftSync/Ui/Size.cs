using System.Globalization;

namespace DraftSync;

/// <summary>Sizes as people read them.</summary>
public static class Size
{
    private const double Kilo = 1024;

    public static string Text(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo:0.#} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (Kilo * Kilo):0.#} MiB"),
    };
}
