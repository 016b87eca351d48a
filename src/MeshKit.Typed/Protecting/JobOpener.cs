using System.Security.Cryptography;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>Opens stored jobs. It never throws for what does not open: it says so in the job.</summary>
internal sealed class JobOpener(Sealer sealer)
{
    public StoredJob Open(StoredJob stored)
    {
        var job = stored with { Seal = new SealNotes { StoredKey = stored.Key, Lineage = stored.Id }, LastError = sealer.Open(stored.Id, stored.LastError) };
        if (stored.PayloadFormat != SealedValue.PlainFormat)
            job = OpenPayload(job);
        var payloadOpens = job.Seal.Problem is null;
        var checkpoint = Open(ref job, stored, payloadOpens, job.Seal.Lineage ?? job.Id, Sealer.Purpose.Checkpoint, stored.Checkpoint);
        var result = Open(ref job, stored, payloadOpens, job.Id, Sealer.Purpose.Result, stored.Result);
        return job with { Checkpoint = checkpoint, Result = result };
    }

    public ClaimedJob Open(ClaimedJob claimed)
    {
        var job = Open(claimed.Job);
        var opens = job.Seal.Problem is null;
        var steps = new StoredStep[claimed.Steps.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            var step = claimed.Steps[i];
            steps[i] = step with { Result = Open(ref job, claimed.Job, opens, job.Seal.Lineage ?? job.Id, Sealer.Purpose.Step, step.Result, step.Name) };
        }

        return claimed with { Job = job, Steps = steps };
    }

    /// <summary>What identifies a job as it is stored; where that does not open, nobody knows it any more.</summary>
    public Sealer.Identity IdentityOf(StoredJob stored)
    {
        if (stored.PayloadFormat != SealedValue.SealedFormat)
            return new Sealer.Identity(stored.Id, stored.Key, IsKeyKnown: stored.PayloadFormat == SealedValue.PlainFormat);
        try
        {
            return sealer.OpenPayload(stored).Identity;
        }
        catch (CryptographicException)
        {
            return new Sealer.Identity(stored.Id, null, IsKeyKnown: stored.Key is null);
        }
    }

    private StoredJob OpenPayload(StoredJob stored)
    {
        if (stored.PayloadFormat != SealedValue.SealedFormat)
            return WithProblem(stored, $"Its payload has the form {stored.PayloadFormat}, which this version does not know.");
        try
        {
            var (payload, format, identity) = sealer.OpenPayload(stored);
            return stored with { Key = identity.Key, Seal = stored.Seal with { Lineage = identity.Lineage }, Payload = payload, PayloadFormat = format };
        }
        catch (CryptographicException exception)
        {
            return WithProblem(stored, exception.Message);
        }
    }

    private static StoredJob WithProblem(StoredJob job, string problem) => job with { Seal = job.Seal with { Problem = problem } };

    /// <summary>
    /// Opens a value beside the payload. Where the payload does not open, nothing of the job does, since the payload vouches for the job's kind;
    /// and a job that is sealed has no plain values, so that none can be slipped in.
    /// </summary>
    private ReadOnlyMemory<byte>? Open(
        ref StoredJob job, StoredJob stored, bool payloadOpens, Guid owner, Sealer.Purpose purpose, ReadOnlyMemory<byte>? value, string name = "")
    {
        if (value is not { } bytes)
            return default(ReadOnlyMemory<byte>?);
        if (stored.PayloadFormat == SealedValue.PlainFormat && !SealedValue.IsSealed(bytes.Span))
            return value;
        if (!payloadOpens)
            return SealedValue.Unopened;
        try
        {
            return sealer.Open(owner, purpose, bytes.Span, name);
        }
        catch (CryptographicException exception)
        {
            job = WithProblem(job, exception.Message);
            return SealedValue.Unopened;
        }
    }
}
