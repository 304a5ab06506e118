namespace FaultKit.Testing;

/// <summary>A function's process has ended with a status.</summary>
internal sealed class ProcessExitException(int status) : Exception($"exit status {status}");
