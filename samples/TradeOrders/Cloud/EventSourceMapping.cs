using System.Text.Json;
using FaultKit.Testing;
using TradeOrders.Shapes;

namespace TradeOrders.Cloud;

/// <summary>Reads batches of messages from a queue and invokes a function with each, as Lambda's event source mapping for SQS does.</summary>
internal sealed class EventSourceMapping(MessageQueue queue, EmulatedFunction function)
{
    private const int BatchSize = 10;

    // A batch may wait a little to become fuller (MaximumBatchingWindowInSeconds).
    private static readonly TimeSpan s_window = TimeSpan.FromMilliseconds(40);

    /// <summary>Runs until it is cancelled. One batch at a time: the function has one execution environment.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await queue.Visible.WaitToReadAsync(cancellation))
        {
            if (queue.Visible.Count < BatchSize)
            {
                await Task.Delay(s_window, cancellation);
            }

            await DeliverAsync(Receive(), cancellation);
        }
    }

    private List<QueueMessage> Receive()
    {
        var batch = new List<QueueMessage>(BatchSize);
        while (batch.Count < BatchSize && queue.Visible.TryRead(out var message))
        {
            message.Receive(DateTimeOffset.UtcNow);
            batch.Add(message);
        }

        return batch;
    }

    private async Task DeliverAsync(List<QueueMessage> batch, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(SqsEvents.Of(queue.Name, batch), ShapesJson.Default.SqsEvent);
        var outcome = await function.InvokeAsync(json, cancellationToken: cancellation);
        var failed = FailedOf(outcome);
        foreach (var message in batch)
        {
            if (failed is null || failed.Contains(message.Id))
            {
                queue.GiveBack(message);
            }
            else
            {
                queue.Delete();
            }
        }
    }

    /// <summary>The messages that the function could not do; null for all of them, where it failed or answered what is no answer.</summary>
    private static HashSet<string>? FailedOf(LambdaOutcome outcome)
    {
        if (outcome.Kind != LambdaOutcomeKind.Succeeded)
        {
            return null;
        }

        try
        {
            var answer = JsonSerializer.Deserialize(outcome.Payload.Span, ShapesJson.Default.SqsBatchResponse);
            return [.. (answer?.BatchItemFailures ?? []).Select(failure => failure.ItemIdentifier)];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
