namespace FaultKit.Testing;

/// <summary>A test under faults showed nothing: a rule of its plan never hit.</summary>
public sealed class FaultTestException : Exception
{
    /// <summary>An exception without a message.</summary>
    public FaultTestException()
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">Which rules did not hit, and why.</param>
    public FaultTestException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a cause.</summary>
    /// <param name="message">Which rules did not hit, and why.</param>
    /// <param name="innerException">The cause.</param>
    public FaultTestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
