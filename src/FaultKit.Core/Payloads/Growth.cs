namespace FaultKit;

/// <summary>Makes a payload longer: blanks follow it, which leave a JSON document what it was.</summary>
/// <param name="bytes">By how much.</param>
internal sealed class Growth(long bytes) : PayloadStage
{
    public override PayloadPass Open() => new Blanks(bytes);

    public override long? LengthAfter(long length) => length + bytes;

    private sealed class Blanks(long left) : PayloadPass
    {
        private static readonly byte[] s_piece = Piece();

        public override void Pass(ReadOnlySpan<byte> piece, Stream output) => output.Write(piece);

        public override bool End(Stream output)
        {
            var count = (int)Math.Min(left, s_piece.Length);
            output.Write(s_piece, 0, count);
            left -= count;
            return left > 0;
        }

        private static byte[] Piece()
        {
            var piece = new byte[8192];
            Array.Fill(piece, (byte)' ');
            return piece;
        }
    }
}
