using System.Text;
using CsCheck;

namespace FaultKit.Lambda.Tests;

/// <summary>Whatever is said, and in whatever pieces, the other side hears the same bytes, without a plan and with one that means somebody else.</summary>
public sealed class RandomTrafficTests
{
    [Fact]
    public Task Traffic_WithoutAPlan_PassesByteForByte() => PassAsync(null);

    [Fact]
    public Task Traffic_OfAFunctionWithoutARule_PassesByteForByte() => PassAsync(Rules.Of(new ErrorFault(), target: "lambda:another"));

    private static Task PassAsync(FaultRule? rule) => Traffic.Exchange.Array[1, 6].SampleAsync(
        async exchanges =>
        {
            await using var line = new RelayLine(rule: rule);
            using var client = await line.ConnectAsync();
            RawPeer? api = null;
            foreach (var (request, response) in exchanges)
            {
                var said = SayAsync(client, request);
                api ??= await line.Server.AcceptAsync();
                await api.HearAsync(Encoding.Latin1.GetString([.. request.SelectMany(piece => piece)]));
                await said;
                said = SayAsync(api, response);
                await client.HearAsync(Encoding.Latin1.GetString([.. response.SelectMany(piece => piece)]));
                await said;
            }

            api?.Dispose();
        },
        iter: 300,
        threads: 2);

    private static async Task SayAsync(RawPeer peer, byte[][] pieces)
    {
        foreach (var piece in pieces)
        {
            await peer.SayAsync(piece);
        }
    }
}
