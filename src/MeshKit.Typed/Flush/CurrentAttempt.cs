namespace MeshKit.Typed;

/// <summary>The attempt whose handler is running on this asynchronous flow, so that calls by id and nested flushes are told apart.</summary>
internal static class CurrentAttempt
{
    private static readonly AsyncLocal<Attempt?> Current = new();

    public static Attempt? Value
    {
        get => Current.Value;
        set => Current.Value = value;
    }
}
