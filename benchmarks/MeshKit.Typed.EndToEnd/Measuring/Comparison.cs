namespace MeshKit.Typed.EndToEnd;

/// <summary>What one row of the table says: ours beside raw, both measured in the same rounds.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Unit">The unit of both figures.</param>
/// <param name="Ours">The library's median.</param>
/// <param name="Raw">The median of the same work without the library; null where there is nothing to compare with.</param>
/// <param name="Ratio">The median of the rounds' ratios, so that above 1 is better than raw.</param>
/// <param name="Target">The least ratio that was promised, or null.</param>
internal sealed record Comparison(string Work, string Unit, double Ours, double? Raw, double? Ratio, double? Target)
{
    /// <summary>How far apart the rounds' ratios are: the quartiles.</summary>
    public (double Low, double High)? Spread { get; init; }
}
