namespace MeshKit.Typed.Testing;

/// <summary>What becomes of an exception that a handler throws while a test runs it.</summary>
public enum HandlerErrors
{
    /// <summary>
    /// It is recorded as ever, the run stops, and the test gets the exception as it was thrown. What a handler throws to end its job is no error:
    /// <see cref="SyncPermanentException"/> and the types that the job names as permanent; neither is its answer to being stopped.
    /// </summary>
    Throw,

    /// <summary>It is recorded as ever, which for most means a retry, and the run goes on.</summary>
    Record,
}
