namespace Recipes.Screen;

/// <summary>One photo on the screen.</summary>
/// <param name="PhotoId">The photo.</param>
/// <param name="Progress">How much is uploaded, 0 to 1.</param>
/// <param name="State">In the user's words.</param>
public sealed record UploadRow(string PhotoId, double Progress, string State);
