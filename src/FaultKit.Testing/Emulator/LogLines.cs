namespace FaultKit.Testing;

/// <summary>Lines of a log, in the order they came. Safe for any number of threads.</summary>
internal sealed class LogLines
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public void Add(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
        }
    }

    public string[] ToArray()
    {
        lock (_gate)
        {
            return [.. _lines];
        }
    }
}
