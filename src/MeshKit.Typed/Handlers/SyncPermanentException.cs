namespace MeshKit.Typed;

/// <summary>
/// Thrown by a handler to say that no retry can succeed: the job is <see cref="SyncJobStatus.Failed"/> at once, with this message.
/// The message is stored (cut to 2 KiB): keep payload values out of it.
/// </summary>
public class SyncPermanentException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the job can never succeed.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public SyncPermanentException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
