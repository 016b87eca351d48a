using System.Text;

namespace MeshKit.Typed;

/// <summary>The one validator of conflict keys, the same for every store (rule 7).</summary>
internal static class SyncKey
{
    /// <exception cref="SyncException"><c>key_invalid</c>.</exception>
    public static void Validate(string key)
    {
        if (Problem(key) is { } problem)
        {
            throw new SyncException(
                SyncErrorCodes.KeyInvalid,
                $"The conflict key {problem}. Use a short, stable name of the resource, as draft:draft-1.");
        }
    }

    private static string? Problem(string key)
    {
        if (key.Length == 0)
            return "is empty";
        if (key.Contains('\0'))
            return "holds a NUL character";
        if (Utf16.IndexOfIllFormed(key) >= 0)
            return "is ill-formed UTF-16: it holds a surrogate without its other half";

        // A UTF-16 unit is at least one byte, so that a huge key is refused without counting it.
        return key.Length > SyncLimits.MaxKeyBytes || Encoding.UTF8.GetByteCount(key) > SyncLimits.MaxKeyBytes
            ? $"is longer than {SyncLimits.MaxKeyBytes} UTF-8 bytes"
            : null;
    }
}
