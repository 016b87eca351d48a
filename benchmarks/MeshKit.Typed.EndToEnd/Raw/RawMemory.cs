using System.Text.Json;

namespace MeshKit.Typed.EndToEnd;

/// <summary>
/// What one would write by hand: a lock, a dictionary by id, a priority queue by time, and JSON both ways. As ours it keeps what has ended;
/// unlike ours it has no keys, no leases, no attempts, no retries, no outcomes but one, and no way to wait.
/// </summary>
internal sealed class RawMemory
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Job> _byId = [];
    private readonly PriorityQueue<Job, (long RunAt, long Position)> _ready = new();
    private long _position;

    public Guid Enqueue(UploadNote note)
    {
        var job = new Job(Guid.CreateVersion7(), JsonSerializer.SerializeToUtf8Bytes(note, NoteJson.Default.UploadNote));
        lock (_gate)
        {
            _byId.Add(job.Id, job);
            _ready.Enqueue(job, (DateTime.UtcNow.Ticks, ++_position));
        }

        return job.Id;
    }

    public async Task DrainAsync(IRawHandler handler, int limit = int.MaxValue)
    {
        for (; limit > 0 && Take() is { } job; limit--)
        {
            await handler.HandleAsync(JsonSerializer.Deserialize(job.Payload, NoteJson.Default.UploadNote)!, CancellationToken.None);
            lock (_gate)
                job.Status = SyncJobStatus.Succeeded;
        }
    }

    private Job? Take()
    {
        lock (_gate)
        {
            if (!_ready.TryPeek(out var job, out var due) || due.RunAt > DateTime.UtcNow.Ticks)
                return null;
            _ready.Dequeue();
            job.Status = SyncJobStatus.Running;
            return job;
        }
    }

    private sealed class Job(Guid id, byte[] payload)
    {
        public Guid Id => id;

        public byte[] Payload => payload;

        public SyncJobStatus Status { get; set; }
    }
}
