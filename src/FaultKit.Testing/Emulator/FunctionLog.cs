namespace FaultKit.Testing;

/// <summary>What a function logs: all of it, and of each line whose invocation it belongs to.</summary>
internal sealed class FunctionLog
{
    private readonly InvocationDesk _desk;

    public FunctionLog(InvocationDesk desk)
    {
        _desk = desk;
        Writer = TextWriter.Synchronized(new LineWriter(Add));
    }

    public LogLines Lines { get; } = new();

    public TextWriter Writer { get; }

    public void Add(string line)
    {
        Lines.Add(line);
        _desk.CurrentLog?.Add(line);
    }
}
