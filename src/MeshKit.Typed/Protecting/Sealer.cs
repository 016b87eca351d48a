using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// Lays out what is sealed, and binds each value to its place: a value that is moved to another job, or to another column of its own, does not
/// open. A payload is bound to id, kind, version and stored key; every other value to purpose and id (a step's also to its name): a job's kind never
/// changes, and its values are shown only where its payload opens.
/// <para>
/// A merged job may begin with the checkpoint and the steps of the job that it replaces, which the store copies as they are. They are bound not to
/// the job's own id but to its lineage: the id of the first job of such a line, which is sealed with each payload.
/// </para>
/// </summary>
internal sealed class Sealer(IPayloadProtector protector)
{
    private const string ErrorMark = "sealed:";
    private const int NoKey = -1;
    private const int UnknownKey = -2;
    private const int IdBytes = 16;
    private const int PayloadHeader = IdBytes + (2 * sizeof(int));

    public enum Purpose : byte
    {
        Payload = 1,
        Checkpoint = 2,
        Step = 3,
        Result = 4,
        Error = 5,
    }

    /// <summary>Seals a payload together with its form and what identifies its job.</summary>
    public ReadOnlyMemory<byte> SealPayload(Guid id, JobGate gate, string? storedKey, ReadOnlySpan<byte> payload, int format, Identity identity)
    {
        var text = identity.Key is { } key ? Encoding.UTF8.GetBytes(key) : [];
        var plain = new byte[PayloadHeader + text.Length + payload.Length];
        identity.Lineage.TryWriteBytes(plain, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(IdBytes), format);
        BinaryPrimitives.WriteInt32BigEndian(
            plain.AsSpan(IdBytes + sizeof(int)), !identity.IsKeyKnown ? UnknownKey : identity.Key is null ? NoKey : text.Length);
        text.CopyTo(plain, PayloadHeader);
        payload.CopyTo(plain.AsSpan(PayloadHeader + text.Length));
        return Seal(plain, OfPayload(id, gate, storedKey));
    }

    /// <summary>Opens a payload.</summary>
    /// <exception cref="CryptographicException">It does not open.</exception>
    public OpenedPayload OpenPayload(StoredJob job)
    {
        var plain = Open(job.Payload.Span, OfPayload(job.Id, job.Gate, job.Key));
        if (plain.Length < PayloadHeader)
            throw new CryptographicException("The sealed payload is cut off.");
        var format = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(IdBytes));
        var length = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(IdBytes + sizeof(int)));
        if (length < UnknownKey || length > plain.Length - PayloadHeader)
            throw new CryptographicException("The sealed payload is cut off.");
        var end = PayloadHeader + Math.Max(length, 0);
        var key = length < 0 ? null : Encoding.UTF8.GetString(plain.AsSpan(PayloadHeader..end));
        return new OpenedPayload(plain.AsMemory(end), format, new Identity(new Guid(plain.AsSpan(0, IdBytes), bigEndian: true), key, length != UnknownKey));
    }

    /// <summary>Seals a checkpoint or a step's result, whose owner is the lineage, or a job's result, whose owner is the job.</summary>
    public ReadOnlyMemory<byte>? Seal(Guid owner, Purpose purpose, ReadOnlyMemory<byte>? value, string name = "") =>
        value is { } plain ? Seal(plain.Span, Of(owner, purpose, name)) : default(ReadOnlyMemory<byte>?);

    /// <summary>Opens a checkpoint, a step's result or a job's result.</summary>
    /// <exception cref="CryptographicException">It does not open.</exception>
    public ReadOnlyMemory<byte> Open(Guid owner, Purpose purpose, ReadOnlySpan<byte> value, string name = "") => Open(value, Of(owner, purpose, name));

    /// <summary>Seals an error's message as text. Its type stays in clear: it is the name of an exception or a code.</summary>
    public SyncJobError? Seal(Guid id, SyncJobError? error) => error is null
        ? null
        : error with { Message = ErrorMark + Base64Url.EncodeToString(Seal(Encoding.UTF8.GetBytes(error.Message), Of(id, Purpose.Error, error.Type)).Span) };

    /// <summary>Opens an error's message. One that does not open says so: a job must be listed all the same.</summary>
    public SyncJobError? Open(Guid id, SyncJobError? error)
    {
        if (error is null || !error.Message.StartsWith(ErrorMark, StringComparison.Ordinal))
            return error;
        try
        {
            var message = Open(Base64Url.DecodeFromChars(error.Message.AsSpan(ErrorMark.Length)), Of(id, Purpose.Error, error.Type));
            return error with { Message = Encoding.UTF8.GetString(message) };
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return error with { Message = "(The message is sealed and does not open.)" };
        }
    }

    private ReadOnlyMemory<byte> Seal(ReadOnlySpan<byte> value, ReadOnlySpan<byte> associatedData)
    {
        var bytes = protector.Seal(value, associatedData);
        var marked = new byte[bytes.Length + 1];
        marked[0] = SealedValue.Mark;
        bytes.CopyTo(marked, 1);
        return marked;
    }

    private byte[] Open(ReadOnlySpan<byte> value, ReadOnlySpan<byte> associatedData) => SealedValue.IsSealed(value)
        ? protector.Open(value[1..], associatedData)
        : throw new CryptographicException("The value was replaced by one that is not sealed.");

    private static byte[] OfPayload(Guid id, JobGate gate, string? storedKey)
    {
        var data = Begin(id, Purpose.Payload);
        Append(data, gate.Kind);
        BinaryPrimitives.WriteInt32BigEndian(data.GetSpan(sizeof(int)), gate.Version);
        data.Advance(sizeof(int));
        if (storedKey is not null)
            Append(data, storedKey);
        return data.WrittenSpan.ToArray();
    }

    private static byte[] Of(Guid id, Purpose purpose, string name)
    {
        var data = Begin(id, purpose);
        Append(data, name);
        return data.WrittenSpan.ToArray();
    }

    // The first byte is the version of this layout.
    private static ArrayBufferWriter<byte> Begin(Guid id, Purpose purpose)
    {
        var data = new ArrayBufferWriter<byte>(128);
        data.Write<byte>([1, (byte)purpose]);
        id.TryWriteBytes(data.GetSpan(16), bigEndian: true, out var written);
        data.Advance(written);
        return data;
    }

    // Each text with its length before it, so that two can never be read as one.
    private static void Append(ArrayBufferWriter<byte> data, string text)
    {
        BinaryPrimitives.WriteInt32BigEndian(data.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(text));
        data.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text, data);
    }

    /// <summary>What identifies a job below its payload, and never changes.</summary>
    /// <param name="Lineage">The job, or the first one whose progress it carries on.</param>
    /// <param name="Key">The clear key.</param>
    /// <param name="IsKeyKnown">False for a job that was repaired while its key did not open.</param>
    public readonly record struct Identity(Guid Lineage, string? Key, bool IsKeyKnown = true);

    /// <summary>What was sealed as one.</summary>
    public readonly record struct OpenedPayload(ReadOnlyMemory<byte> Payload, int Format, Identity Identity);
}
