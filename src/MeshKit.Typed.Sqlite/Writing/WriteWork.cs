namespace MeshKit.Typed.Sqlite;

/// <summary>One caller's call, as the writer sees it.</summary>
internal abstract class WriteWork
{
    private int _begun;

    /// <summary>Whether the call can fail after it has written, and then must not fail the others of its group.</summary>
    public bool NeedsSavepoint { get; init; }

    /// <summary>Whether it is a change to those who wait for one.</summary>
    public bool IsChange { get; init; } = true;

    /// <summary>Whether it asks the writer's connection outside of a transaction.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>
    /// Whether the caller's thread may write it. Not for a call that apps make many of without awaiting each: they are to share a commit, and
    /// would be written one by one.
    /// </summary>
    public bool MayRunHere { get; init; }

    public bool HasFailed { get; protected set; }

    /// <summary>Claims the call for its writer, or for its cancellation; the first wins.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

    public abstract void Run(WriteScope scope);

    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <summary>A call with its answer.</summary>
internal sealed class WriteWork<T>(Func<WriteScope, T> body) : WriteWork
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private CancellationTokenRegistration _cancellation;

    public Task<T> Answer => _answer.Task;

    public void CancelWith(CancellationToken cancellationToken) => _cancellation = cancellationToken.UnsafeRegister(
        static (work, token) =>
        {
            var self = (WriteWork<T>)work!;
            if (self.TryBegin())
                self._answer.TrySetCanceled(token);
        },
        this);

    public override void Run(WriteScope scope) => _result = body(scope);

    public override void Complete()
    {
        _cancellation.Dispose();
        _answer.TrySetResult(_result!);
    }

    public override void Fail(Exception exception)
    {
        HasFailed = true;
        _cancellation.Dispose();
        _answer.TrySetException(exception);
    }
}
