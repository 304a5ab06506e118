namespace FaultKit;

/// <summary>Makes changes to a payload while it passes in pieces.</summary>
internal sealed class EditCursor(PayloadEdits edits)
{
    private long _position;
    private int _next;

    /// <summary>Whether a cut was passed: nothing more will come.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Lets the next piece pass.</summary>
    public void Pass(ReadOnlySpan<byte> piece, Stream output)
    {
        while (!IsCut && _next < edits.Items.Count && edits.Items[_next].Offset < _position + piece.Length)
        {
            var edit = edits.Items[_next++];
            var ahead = (int)(edit.Offset - _position);
            output.Write(piece[..ahead]);
            piece = piece[ahead..];
            _position = edit.Offset;
            switch (edit.Action)
            {
                case EditAction.Cut:
                    IsCut = true;
                    break;
                case EditAction.Insert:
                    output.WriteByte(edit.Value);
                    break;
                default:
                    piece = Xor(piece, edit, output);
                    break;
            }
        }

        if (!IsCut)
        {
            output.Write(piece);
            _position += piece.Length;
        }
    }

    /// <summary>The payload has ended; what was to be put in at its end or behind it is put in now.</summary>
    public void End(Stream output)
    {
        for (; !IsCut && _next < edits.Items.Count; _next++)
        {
            if (edits.Items[_next] is { Action: EditAction.Insert } edit && edit.Offset == _position)
            {
                output.WriteByte(edit.Value);
            }
        }
    }

    /// <summary>Several flips may fall on one byte.</summary>
    private ReadOnlySpan<byte> Xor(ReadOnlySpan<byte> piece, PayloadEdit edit, Stream output)
    {
        var value = (byte)(piece[0] ^ edit.Value);
        for (; _next < edits.Items.Count && edits.Items[_next] is { Action: EditAction.Xor } more && more.Offset == edit.Offset; _next++)
        {
            value ^= more.Value;
        }

        output.WriteByte(value);
        _position++;
        return piece[1..];
    }
}
