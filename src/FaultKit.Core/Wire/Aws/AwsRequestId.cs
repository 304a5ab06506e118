namespace FaultKit;

/// <summary>Ids of requests in the shapes that services give them; the same hit has the same id.</summary>
internal static class AwsRequestId
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>An id of a service.</summary>
    public static string Of(AwsService service, FaultDraw draw) => service.Protocol switch
    {
        AwsProtocol.S3 => Text(draw, 16, "0123456789ABCDEF"),

        // DynamoDB's: 52 letters and digits, the last of them always these.
        AwsProtocol.Json10 when service.HasCrc => Text(draw, 42, Letters) + "VV4KQNSO5A",
        _ => Guid(draw),
    };

    /// <summary>S3's second id (<c>x-amz-id-2</c>), which names a host.</summary>
    public static string Host(FaultDraw draw)
    {
        var bytes = new byte[48];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(draw.Unit(DrawLane.Id, 100 + i) * 256);
        }

        return Convert.ToBase64String(bytes);
    }

    private static string Guid(FaultDraw draw)
    {
        var digits = Text(draw, 32, "0123456789abcdef");
        return $"{digits[..8]}-{digits[8..12]}-4{digits[13..16]}-a{digits[17..20]}-{digits[20..]}";
    }

    private static string Text(FaultDraw draw, int length, string letters) => string.Create(length, (draw, letters), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = state.letters[(int)(state.draw.Unit(DrawLane.Id, i) * state.letters.Length)];
        }
    });
}
