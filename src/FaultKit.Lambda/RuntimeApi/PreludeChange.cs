namespace FaultKit.Lambda;

/// <summary>Puts another prelude in the place of a streamed answer's own: status and headers, up to the delimiter before the body.</summary>
/// <param name="prelude">The other one, with its delimiter.</param>
/// <param name="report">Where it says whether there was one to replace.</param>
internal sealed class PreludeChange(ReadOnlyMemory<byte> prelude, PayloadReport report) : PayloadStage
{
    /// <summary>More than any HTTP server takes as headers, and all that is held of a stream.</summary>
    private const int Longest = 64 * 1024;

    public override PayloadPass Open() => new Replacing(prelude, report);

    public override long? LengthAfter(long length) => null;

    private sealed class Replacing(ReadOnlyMemory<byte> prelude, PayloadReport report) : PayloadPass
    {
        private readonly MemoryStream _held = new();
        private bool _isThrough;

        private ReadOnlySpan<byte> Held => _held.GetBuffer().AsSpan(0, (int)_held.Length);

        public override void Pass(ReadOnlySpan<byte> piece, Stream output)
        {
            if (_isThrough)
            {
                output.Write(piece);
                return;
            }

            // The delimiter may have come in two pieces.
            var from = (int)Math.Max(0, _held.Length - ProxyResponse.Delimiter.Length);
            _held.Write(piece);
            var end = Held[from..].IndexOf(ProxyResponse.Delimiter);
            if (end >= 0)
            {
                Replace(from + end + ProxyResponse.Delimiter.Length, output);
            }
            else if (_held.Length > Longest || IsNone())
            {
                Let(output);
            }
        }

        public override bool End(Stream output)
        {
            if (!_isThrough)
            {
                Let(output);
            }

            return false;
        }

        protected override void Close() => report.Miss("the stream was not read to its prelude");

        /// <summary>Whether one can tell from the first byte: a prelude is a JSON object.</summary>
        private bool IsNone() => Held.TrimStart(" \t\r\n"u8) is [not (byte)'{', ..];

        private void Replace(int end, Stream output)
        {
            _isThrough = true;
            if (report.Make())
            {
                output.Write(prelude.Span);
                output.Write(Held[end..]);
            }
            else
            {
                output.Write(Held);
            }

            _held.SetLength(0);
        }

        private void Let(Stream output)
        {
            _isThrough = true;
            report.Miss("the stream has no prelude");
            output.Write(Held);
            _held.SetLength(0);
        }
    }
}
