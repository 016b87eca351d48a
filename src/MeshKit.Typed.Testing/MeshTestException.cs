namespace MeshKit.Typed.Testing;

/// <summary>An expectation of a test does not hold. The message shows what was expected beside what is there; any test framework prints it.</summary>
public sealed class MeshTestException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, and what is there.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public MeshTestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
