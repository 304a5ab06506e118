namespace FaultKit.AwsSdk.Sources;

/// <summary>Reads answers that are no longer than a plan may be.</summary>
internal static class SourceBody
{
    /// <summary>The body; of one that is too long, enough for the reader of plans to say so.</summary>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using var end = body.ConfigureAwait(false);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (read.Length <= PlanSource.MostBytes && await body.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
