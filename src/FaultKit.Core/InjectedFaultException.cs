namespace FaultKit;

/// <summary>The failure of an <see cref="ErrorFault"/> where a surface has no failure of its own to show: it says that it was injected.</summary>
public sealed class InjectedFaultException : Exception
{
    /// <summary>A failure with a name of its own.</summary>
    /// <param name="code">The name the error goes by; null for the exception's own.</param>
    /// <param name="message">What it says.</param>
    public InjectedFaultException(string? code, string message)
        : base(message) => Code = code;

    /// <summary>A failure without a message.</summary>
    public InjectedFaultException()
        : this("This failure was injected by FaultKit.")
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What it says.</param>
    public InjectedFaultException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with a cause.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="innerException">The cause.</param>
    public InjectedFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The name the error goes by, such as Lambda's <c>errorType</c>; null for the exception's own.</summary>
    public string? Code { get; }

    /// <summary>The failure of a fault.</summary>
    internal static InjectedFaultException Of(ErrorFault fault) =>
        new(fault.Code, fault.Message ?? "This failure was injected by FaultKit.");
}
