namespace FaultKit.Testing;

/// <summary>The end of a process that goes on: other tests live in it.</summary>
internal sealed class TestProcessEnd : IProcessEnd
{
    public void Crash(string message)
    {
    }

    public void Exit(int code)
    {
    }
}
