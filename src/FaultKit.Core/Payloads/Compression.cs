using System.IO.Compression;

namespace FaultKit;

/// <summary>Compresses a payload with gzip; one that is cut lacks its end, as if the sender had died in the middle.</summary>
/// <param name="cut">How many bytes of the payload are still compressed; null for a whole one.</param>
internal sealed class Compression(long? cut) : PayloadStage
{
    public override PayloadPass Open() => new Gzip(cut);

    public override long? LengthAfter(long length) => null;

    private sealed class Gzip : PayloadPass
    {
        private readonly MemoryStream _ready = new();
        private readonly GZipStream _gzip;
        private readonly bool _isCut;
        private long _left;

        public Gzip(long? cut)
        {
            _gzip = new(_ready, CompressionLevel.Fastest, leaveOpen: true);
            _isCut = cut is not null;
            _left = cut ?? long.MaxValue;
        }

        public override bool IsOver => _left == 0;

        public override void Pass(ReadOnlySpan<byte> piece, Stream output)
        {
            piece = piece[..(int)Math.Min(piece.Length, _left)];
            _gzip.Write(piece);
            _left -= piece.Length;
            if (IsOver)
            {
                _gzip.Flush();
            }

            Hand(output);
        }

        public override bool End(Stream output)
        {
            if (!_isCut)
            {
                _gzip.Dispose();
                Hand(output);
            }

            return false;
        }

        protected override void Close() => _gzip.Dispose();

        private void Hand(Stream output)
        {
            _ready.WriteTo(output);
            _ready.SetLength(0);
        }
    }
}
