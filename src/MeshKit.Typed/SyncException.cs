namespace MeshKit.Typed;

/// <summary>
/// The one exception of this library: a stable <see cref="Code"/> to branch on and a message that says what to do. Messages hold
/// ids, kinds and paths; they never hold payloads or conflict keys.
/// </summary>
public class SyncException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">One of <see cref="SyncErrorCodes"/>.</param>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public SyncException(string code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        Code = code;
    }

    /// <summary>One of <see cref="SyncErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>The job that the error is about: with <c>sync_conflict</c>, the active job that holds the key.</summary>
    public Guid? JobId { get; init; }

    /// <summary>The status of <see cref="JobId"/> when the error was decided, where it is known.</summary>
    public SyncJobStatus? JobStatus { get; init; }
}
