namespace FaultKit.Lambda;

/// <summary>Puts other status and headers into a result that is a proxy response, whose body stays.</summary>
/// <param name="reply">The other ones.</param>
/// <param name="asked">What the shape of the event tells.</param>
/// <param name="report">Where it says whether the result was one.</param>
/// <remarks>It holds the result, which has a limit of its own (6 MB; AWS Lambda Developer Guide, "Lambda quotas").</remarks>
internal sealed class ProxyHeadChange(WireReply reply, EventFacts asked, PayloadReport report) : PayloadStage
{
    public override PayloadPass Open() => new Rewriting(reply, asked, report);

    public override long? LengthAfter(long length) => null;

    private sealed class Rewriting(WireReply reply, EventFacts asked, PayloadReport report) : PayloadPass
    {
        private readonly MemoryStream _held = new();

        public override void Pass(ReadOnlySpan<byte> piece, Stream output) => _held.Write(piece);

        public override bool End(Stream output)
        {
            var result = _held.GetBuffer().AsMemory(0, (int)_held.Length);
            var changed = ProxyResponse.Rewrite(reply, asked, result);
            if (changed is null)
            {
                report.Miss("the function's result is no proxy response");
            }

            output.Write((changed is { } other && report.Make() ? other : result).Span);
            return false;
        }

        protected override void Close() => report.Miss("the result was not read to its end");
    }
}
