using System.ComponentModel;
using System.Text.Json;

namespace MeshKit.Typed;

/// <summary>
/// A payload holds null where its type says that it cannot. Thrown by generated write handlers: the platform's own would write the
/// null, and no attempt could ever read it back.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PayloadWriteException : JsonException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="member">The JSON name of the member, or <c>[]</c> for an element of a collection.</param>
    public PayloadWriteException(string member)
        : base($"the non-nullable member \"{member}\" is null")
    {
    }
}
