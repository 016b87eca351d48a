namespace MeshKit.Typed.EndToEnd;

/// <summary>A job that the raw side has claimed.</summary>
internal sealed class RawClaim(long seq, byte[] id, long token, long attempt)
{
    public long Seq => seq;

    public byte[] Id => id;

    public long Token => token;

    public long Attempt => attempt;

    public byte[] Payload { get; set; } = [];
}
