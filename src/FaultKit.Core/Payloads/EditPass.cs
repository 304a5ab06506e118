namespace FaultKit;

/// <summary>Makes changes at known places.</summary>
internal sealed class EditPass(PayloadEdits edits) : PayloadPass
{
    private long _position;
    private int _next;
    private bool _isCut;

    public override bool IsOver => _isCut;

    public override void Pass(ReadOnlySpan<byte> piece, Stream output)
    {
        while (!_isCut && _next < edits.Items.Count && edits.Items[_next].Offset < _position + piece.Length)
        {
            var edit = edits.Items[_next++];
            var ahead = (int)(edit.Offset - _position);
            output.Write(piece[..ahead]);
            piece = piece[ahead..];
            _position = edit.Offset;
            switch (edit.Action)
            {
                case EditAction.Cut:
                    _isCut = true;
                    break;
                case EditAction.Insert:
                    output.WriteByte(edit.Value);
                    break;
                default:
                    piece = Xor(piece, edit, output);
                    break;
            }
        }

        if (!_isCut)
        {
            output.Write(piece);
            _position += piece.Length;
        }
    }

    /// <summary>What was to be put in at the payload's end or behind it is put in now.</summary>
    public override bool End(Stream output)
    {
        for (; !_isCut && _next < edits.Items.Count; _next++)
        {
            if (edits.Items[_next] is { Action: EditAction.Insert } edit && edit.Offset == _position)
            {
                output.WriteByte(edit.Value);
            }
        }

        return false;
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
