namespace DraftSync;

/// <summary>The server asks to be left alone for a while (503).</summary>
/// <param name="retryAfter">For how long; null where it does not say.</param>
public sealed class ServerBusyException(TimeSpan? retryAfter)
    : Exception(retryAfter is { } wait ? $"503, retry after {wait.TotalSeconds:0.#} s" : "503")
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
