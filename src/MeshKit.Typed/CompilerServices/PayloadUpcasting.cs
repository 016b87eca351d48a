using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed;

/// <summary>Puts together what payloads say by <see cref="ISyncUpcast{TOlder, TSelf}"/>; generated code calls this.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadUpcasting
{
    /// <summary>One step, from a shape to the next, however the next one implements the interface.</summary>
    /// <typeparam name="TOlder">The older shape.</typeparam>
    /// <typeparam name="TNewer">The newer shape.</typeparam>
    /// <param name="older">The value of the older shape.</param>
    public static TNewer Step<TOlder, TNewer>(TOlder older)
        where TNewer : ISyncUpcast<TOlder, TNewer> => TNewer.Upcast(older);

    /// <summary>The way from an older version to the payload.</summary>
    /// <typeparam name="TOlder">The older shape.</typeparam>
    /// <typeparam name="TPayload">The payload's type.</typeparam>
    /// <param name="version">The version of the older shape, from 1.</param>
    /// <param name="jsonTypeInfo">Gives the older shape's JSON; called at first use.</param>
    /// <param name="upcast">Makes the payload, over the versions between.</param>
    public static PayloadUpcast<TPayload> From<TOlder, TPayload>(int version, Func<JsonTypeInfo<TOlder>> jsonTypeInfo, Func<TOlder, TPayload> upcast)
    {
        ArgumentNullException.ThrowIfNull(jsonTypeInfo);
        ArgumentNullException.ThrowIfNull(upcast);
        return new Upcast<TOlder, TPayload>(version, jsonTypeInfo, upcast);
    }

    private sealed class Upcast<TOlder, TPayload>(int version, Func<JsonTypeInfo<TOlder>> jsonTypeInfo, Func<TOlder, TPayload> upcast)
        : PayloadUpcast<TPayload>(version)
    {
        private JsonTypeInfo<TOlder> JsonTypeInfo => field ??= jsonTypeInfo();

        [SuppressMessage("Design", "CA1031", Justification = "Whatever the app's code throws, the payload cannot be read: it is quarantined, byte for byte.")]
        internal override TPayload Decode(ReadOnlySpan<byte> utf8Json, string kind)
        {
            var older = SyncJson.Decode(utf8Json, JsonTypeInfo, $"{kind} v{Version}");
            try
            {
                return upcast(older) ?? throw Invalid(kind, "gave null");
            }
            catch (Exception exception) when (exception is not SyncException)
            {
                // Its message may quote the payload: only its type is told (rule 20).
                throw Invalid(kind, $"threw {exception.GetType()}");
            }
        }

        private SyncException Invalid(string kind, string what) =>
            new(SyncErrorCodes.PayloadInvalid, $"{kind} v{Version} cannot be upcast to {typeof(TPayload)}: the upcast from {typeof(TOlder)} {what}.");
    }
}
