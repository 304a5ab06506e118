using System.Reflection;
using Amazon.Runtime;
using Amazon.S3.Model;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>Makes a call and writes down what comes of it.</summary>
internal static class Observer
{
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(1);

    /// <param name="row">The call.</param>
    /// <param name="client">Who makes it.</param>
    /// <param name="notes">What the client's telemetry is written to.</param>
    /// <param name="isAsync">Whether it is made with a task.</param>
    /// <param name="isOnItsWay">Whether the request has left: when a caller may give up.</param>
    public static async Task<Observation> ObserveAsync(AwsRow row, AmazonServiceClient client, TelemetryNotes notes, bool isAsync, Func<bool> isOnItsWay)
    {
        notes.Clear();
        HttpTelemetry.WriteTo(notes);
        using var giveUp = new CancellationTokenSource();
        if (row.GivesUp)
        {
            _ = Task.Run(() => GiveUpAsync(giveUp, isOnItsWay));
        }

        Exception? failure = null;
        Exception? later = null;
        string? batch = null;
        try
        {
            var response = isAsync ? await CallAsync(row.Call, client, giveUp.Token) : CallHoldingTheThread(row.Call, client);
            later = response is GetObjectResponse read ? await ReadAsync(read) : null;
            batch = BatchText.Of(response);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            failure = e;
        }

        var sees = failure is not null ? ExceptionText.Short(failure) : later is not null ? $"ok, then {ExceptionText.Short(later)}" : batch is not null ? $"ok, {batch}" : "ok";
        return new(
            sees,
            notes.Spans.Count(span => span.StartsWith("HttpRequest ", StringComparison.Ordinal)),
            string.Join('\n', [.. ExceptionText.Lines(failure), .. ExceptionText.Lines(later).Select(line => "reading: " + line), .. batch is null ? Array.Empty<string>() : [batch]]),
            string.Join('\n', [.. notes.Measurements, .. notes.Spans]));
    }

    private static async Task GiveUpAsync(CancellationTokenSource giveUp, Func<bool> isOnItsWay)
    {
        while (!isOnItsWay())
        {
            await Task.Yield();
        }

        // The server may have the request before the client has come to wait for its answer, and nothing tells that from outside.
        await Task.Delay(s_settling, TimeProvider.System);
        await giveUp.CancelAsync();
    }

    /// <summary>By the client's own method, which a plan or a row can only name.</summary>
    private static async Task<object> CallAsync(AwsCall call, AmazonServiceClient client, CancellationToken cancellation)
    {
        var request = call.Request();
        var method = client.GetType().GetMethod($"{MethodOf(request)}Async", [request.GetType(), typeof(CancellationToken)])!;
        var task = (Task)method.Invoke(client, BindingFlags.DoNotWrapExceptions, null, [request, cancellation], null)!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    /// <summary>The methods without a task are not public on this runtime; the SDK itself uses them, to refresh credentials for one.</summary>
    private static object CallHoldingTheThread(AwsCall call, AmazonServiceClient client)
    {
        var request = call.Request();
        var method = client.GetType().GetMethod(MethodOf(request), BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, [request.GetType()])!;
        return method.Invoke(client, BindingFlags.DoNotWrapExceptions, null, [request], null)!;
    }

    private static string MethodOf(AmazonWebServiceRequest request) => request.GetType().Name[..^"Request".Length];

    private static async Task<Exception?> ReadAsync(GetObjectResponse response)
    {
        try
        {
            await using var stream = response.ResponseStream;
            await stream.CopyToAsync(Stream.Null);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
