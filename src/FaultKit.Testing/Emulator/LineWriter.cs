using System.Text;

namespace FaultKit.Testing;

/// <summary>Cuts what is written into lines. Safe for any number of threads; a line that several write at once is theirs to mend.</summary>
internal sealed class LineWriter(Action<string> add) : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\n')
        {
            End();
            return;
        }

        lock (_gate)
        {
            _line.Append(value);
        }
    }

    private void End()
    {
        string line;
        lock (_gate)
        {
            line = _line.ToString().TrimEnd('\r');
            _line.Clear();
        }

        add(line);
    }
}
