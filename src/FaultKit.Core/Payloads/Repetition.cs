using System.Globalization;

namespace FaultKit;

/// <summary>Sends a payload twice, one after the other; a payload that is too long to be kept passes once.</summary>
/// <param name="report">Where it says whether the payload was kept; null where its length is known, and short enough.</param>
internal sealed class Repetition(PayloadReport? report) : PayloadStage
{
    /// <summary>The longest payload that is kept: more than an API answers with, and little beside the memory of a process.</summary>
    public const int Longest = 1024 * 1024;

    public static string TooLong { get; } = string.Create(CultureInfo.InvariantCulture, $"the payload is longer than the {Longest} bytes that are kept to be sent twice");

    public override PayloadPass Open() => new Twice(report);

    public override long? LengthAfter(long length) => length > Longest ? length : 2 * length;

    private sealed class Twice(PayloadReport? report) : PayloadPass
    {
        private MemoryStream? _kept = new();

        public override void Pass(ReadOnlySpan<byte> piece, Stream output)
        {
            output.Write(piece);
            if (_kept?.Length + piece.Length > Longest)
            {
                _kept = null;
                report?.Miss(TooLong);
            }

            _kept?.Write(piece);
        }

        public override bool End(Stream output)
        {
            if (_kept is not null && (report?.Make() ?? true))
            {
                _kept.WriteTo(output);
            }

            return false;
        }

        protected override void Close() => report?.Miss("the payload was not read to its end");
    }
}
