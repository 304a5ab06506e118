using System.Text.Json;

namespace FaultKit;

/// <summary>Changes a field of a JSON document while it passes; of several documents in a row, that of each.</summary>
/// <remarks>
/// It reads tokens and writes the bytes they came with, so that nothing else moves, and holds no more than the token that is still
/// incomplete. What is no JSON passes as it is, from where it ceases to be.
/// </remarks>
internal sealed class FieldPass(JsonPath path, FieldAction action, PayloadReport report) : PayloadPass
{
    /// <summary>The longest text that is held until it is complete.</summary>
    private const int LongestToken = 1024 * 1024;

    /// <summary>Large pieces are looked at in small ones, so that they need not be held.</summary>
    private const int LongestPiece = 16 * 1024;

    private static readonly JsonReaderOptions s_options = new() { AllowMultipleValues = true, MaxDepth = 256 };

    private readonly Stack<FieldFrame> _frames = new();
    private JsonReaderState _state = new(s_options);

    /// <summary>What has come and is neither passed on nor left out: blanks and commas that were read, then what was not.</summary>
    private byte[] _held = new byte[2 * LongestPiece];
    private int _count;
    private int _read;

    /// <summary>The depth of a value that goes, while we are inside it.</summary>
    private int _leaving = -1;

    /// <summary>Whether a name was left out, and its value follows.</summary>
    private bool _isNameless;
    private bool _isStarted;
    private bool _isRaw;

    public override void Pass(ReadOnlySpan<byte> piece, Stream output)
    {
        while (!piece.IsEmpty && !_isRaw)
        {
            var next = piece[..Math.Min(piece.Length, LongestPiece)];
            piece = piece[next.Length..];
            Hold(next);
            Read(isFinal: false, output);
        }

        output.Write(piece);
    }

    public override bool End(Stream output)
    {
        if (!_isRaw)
        {
            Read(isFinal: true, output);
            PassAsItIs(_isStarted ? $"the payload has nothing at {path.Text}" : "the payload is no JSON", output);
        }

        return false;
    }

    protected override void Close() => report.Miss("the payload was not read to its end");

    private void Hold(ReadOnlySpan<byte> piece)
    {
        if (_count + piece.Length > _held.Length)
        {
            Array.Resize(ref _held, Math.Max(_held.Length * 2, _count + piece.Length));
        }

        piece.CopyTo(_held.AsSpan(_count));
        _count += piece.Length;
    }

    private void Read(bool isFinal, Stream output)
    {
        if (!_isStarted && _read == 0 && IsMarked(isFinal) is var isMarked && isMarked != false)
        {
            if (isMarked is null)
            {
                return;
            }

            _read = 3;
        }

        var held = _held.AsSpan(0, _count);
        var reader = new Utf8JsonReader(held[_read..], isFinal, _state);
        var done = 0;
        try
        {
            while (reader.Read())
            {
                _isStarted = true;
                Take(ref reader, held, ref done, output);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Forget(done);
            PassAsItIs("the payload is no JSON", output);
            return;
        }

        _state = reader.CurrentState;
        _read += (int)reader.BytesConsumed - done;
        Forget(done);
        if (_count > LongestToken)
        {
            PassAsItIs($"a value of the payload is longer than the {LongestToken} bytes that are kept", output);
        }
    }

    /// <summary>Whether the payload begins with a byte order mark, which the reader takes for no JSON; null where too little has come to know.</summary>
    private bool? IsMarked(bool isFinal) => _count < 3 && !isFinal ? null : _held.AsSpan(0, _count).StartsWith("\uFEFF"u8);

    private void Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> held, ref int done, Stream output)
    {
        var start = _read + (int)reader.TokenStartIndex;
        var gap = held[done..start];
        var token = held[start..(_read + (int)reader.BytesConsumed)];
        done = start + token.Length;
        if (_leaving >= 0)
        {
            _leaving = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && reader.CurrentDepth == _leaving ? -1 : _leaving;
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                TakeName(ref reader, gap, token, output);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _frames.Pop();
                output.Write(gap);
                output.Write(token);
                break;
            default:
                TakeValue(ref reader, gap, token, output);
                break;
        }
    }

    private void TakeName(ref Utf8JsonReader reader, ReadOnlySpan<byte> gap, ReadOnlySpan<byte> token, Stream output)
    {
        var frame = _frames.Peek();
        frame.Meet(frame.NextName(path.Steps) is { } name && reader.ValueTextEquals(name));
        _isNameless = action == FieldAction.Drop && frame.StepsOfValue == path.Steps.Length && report.Make();
        if (!_isNameless)
        {
            Keep(frame, gap, output);
            output.Write(token);
        }
    }

    private void TakeValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> gap, ReadOnlySpan<byte> token, Stream output)
    {
        var frame = _frames.Count > 0 ? _frames.Peek() : null;
        if (frame is { IsArray: true })
        {
            frame.Meet(frame.LeadsToElement(path.Steps));
        }

        var steps = frame?.StepsOfValue ?? 0;
        var isGoing = _isNameless || (steps == path.Steps.Length && (action != FieldAction.Drop || frame!.IsArray) && report.Make());
        if (!isGoing || action != FieldAction.Drop)
        {
            Keep(frame, gap, output);
            output.Write(isGoing ? Replacement(reader.TokenType, token) : token);
        }

        _isNameless = false;
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        if (isGoing)
        {
            _leaving = reader.CurrentDepth;
        }
        else
        {
            _frames.Push(new(reader.TokenType == JsonTokenType.StartArray, steps));
        }
    }

    /// <summary>Something stays: what stood before it in the document does too, but for a comma after nothing.</summary>
    private static void Keep(FieldFrame? frame, ReadOnlySpan<byte> gap, Stream output)
    {
        if (frame is { IsCommaLost: true } && gap.IndexOf((byte)',') is var comma and >= 0)
        {
            output.Write(gap[..comma]);
            gap = gap[(comma + 1)..];
        }

        frame?.Keep();
        output.Write(gap);
    }

    private byte[] Replacement(JsonTokenType type, ReadOnlySpan<byte> token) =>
        action == FieldAction.Null ? "null"u8.ToArray()
        : type == JsonTokenType.String ? "0"u8.ToArray()
        : type is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False ? [(byte)'"', .. token, (byte)'"']
        : "\"\""u8.ToArray();

    /// <summary>Takes out what has been passed on, or left out.</summary>
    private void Forget(int done)
    {
        _held.AsSpan(done, _count - done).CopyTo(_held);
        _count -= done;
    }

    /// <summary>The rest passes as it is.</summary>
    private void PassAsItIs(string reason, Stream output)
    {
        report.Miss(reason);
        output.Write(_held, 0, _count);
        _count = 0;
        _isRaw = true;
    }
}
