namespace MeshKit.Typed.EndToEnd;

/// <summary>The least that a group commit takes: a queue, one thread that takes all of it, one commit, one answer each.</summary>
internal sealed class RawGroupWriter : IDisposable
{
    private readonly Queue<(RawJob Job, TaskCompletionSource Answer)> _queue = new();
    private readonly RawStore _store;
    private readonly Thread _thread;
    private bool _closed;

    public RawGroupWriter(RawStore store)
    {
        _store = store;
        _thread = new Thread(Loop) { IsBackground = true };
        _thread.Start();
    }

    public Task EnqueueAsync(RawJob job)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_queue)
        {
            _queue.Enqueue((job, answer));
            Monitor.Pulse(_queue);
        }

        return answer.Task;
    }

    public void Dispose()
    {
        lock (_queue)
        {
            _closed = true;
            Monitor.Pulse(_queue);
        }

        _thread.Join();
    }

    private void Loop()
    {
        var jobs = new List<RawJob>();
        var answers = new List<TaskCompletionSource>();
        while (Take(jobs, answers))
        {
            _store.Enqueue([.. jobs]);
            answers.ForEach(answer => answer.SetResult());
        }
    }

    private bool Take(List<RawJob> jobs, List<TaskCompletionSource> answers)
    {
        jobs.Clear();
        answers.Clear();
        lock (_queue)
        {
            while (_queue.Count == 0 && !_closed)
                Monitor.Wait(_queue);
            while (_queue.TryDequeue(out var call))
            {
                jobs.Add(call.Job);
                answers.Add(call.Answer);
            }
        }

        return jobs.Count > 0;
    }
}
