using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// How sealed values are told from plain ones. JSON is UTF-8, in which the byte 0xFF never occurs: what begins with it is sealed. Where a
/// value does not open, that one byte stands in its place.
/// </summary>
internal static class SealedValue
{
    public const byte Mark = 0xFF;

    /// <summary>The <see cref="NewJob.PayloadFormat"/> of plain JSON.</summary>
    public const int PlainFormat = 0;

    /// <summary>The <see cref="NewJob.PayloadFormat"/> of a sealed payload.</summary>
    public const int SealedFormat = 1;

    /// <summary>Stands for a value that does not open.</summary>
    public static ReadOnlyMemory<byte> Unopened { get; } = new byte[] { Mark };

    public static bool IsSealed(ReadOnlySpan<byte> value) => value is [Mark, ..];

    /// <summary>The payload as it may be shown: what is in a form that was not opened is not.</summary>
    public static ReadOnlyMemory<byte> PayloadOf(StoredJob job) => job.PayloadFormat == PlainFormat ? job.Payload : Unopened;

    /// <summary>Refuses to run a job of which anything does not open: its handler would repeat steps, or start from nothing.</summary>
    /// <exception cref="PayloadDecodeException"><c>decryption_failed</c>.</exception>
    public static void ThrowIfSealed(ClaimedJob claimed)
    {
        var job = claimed.Job;
        if (!IsSealed(PayloadOf(job).Span) && !IsSealed(job.Checkpoint) && !claimed.Steps.Any(step => IsSealed(step.Result)))
            return;
        throw new PayloadDecodeException(new SyncException(
            SyncErrorCodes.DecryptionFailed,
            $"The job {job.Id} does not open: {job.Seal.Problem ?? "it is sealed, and the mesh was opened without a protector that opens it."} "
            + "Its bytes are kept. Open the mesh with the key, then retry the job.")
        { JobId = job.Id });
    }

    public static SyncException Refusal() => new(
        SyncErrorCodes.DecryptionFailed,
        "The stored value is sealed and does not open: its key is not at hand, or it was changed. Open the mesh with a protector that has the key.");

    private static bool IsSealed(ReadOnlyMemory<byte>? value) => value is { } bytes && IsSealed(bytes.Span);
}
