namespace FaultKit.Testing;

/// <summary>One thing that a fake service did: an item written, a message taken in, a charge made.</summary>
public sealed class LedgerEntry
{
    internal LedgerEntry(int number, TimeProvider clock, Effect effect)
    {
        Number = number;
        Clock = clock;
        Time = clock.GetUtcNow();
        Service = effect.Service;
        Operation = effect.Operation;
        Resource = effect.Resource;
        Body = effect.Body;
        IdempotencyKey = effect.Key;
    }

    /// <summary>Its place in the ledger, from 1.</summary>
    public int Number { get; }

    /// <summary>When it was done, on the service's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Whose time that is: only times of one clock have a distance.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>Whose it is: <c>DynamoDB</c>, <c>SQS</c>, <c>S3</c>, <c>HTTP</c>.</summary>
    public string Service { get; }

    /// <summary>What was done: <c>PutItem</c>, <c>SendMessage</c>, <c>POST</c>. Of batches and transactions there is an entry for each item, under the name it has alone.</summary>
    public string Operation { get; }

    /// <summary>To what: <c>orders/42</c> for an item (table, then key), the name of a queue, <c>bucket/key</c>, host and path of a request.</summary>
    public string Resource { get; }

    /// <summary>What was written, as text: the item as it is now in the JSON of DynamoDB, the body of a message, an object or a request; empty for what was deleted.</summary>
    public string Body { get; }

    /// <summary>By what the service would have known it again: an <c>Idempotency-Key</c>, a <c>ClientRequestToken</c>, a <c>MessageDeduplicationId</c>; null where none was sent.</summary>
    public string? IdempotencyKey { get; }

    /// <summary>Operation and resource, as expectations name them: <c>PutItem orders/42</c>.</summary>
    public string Effect => $"{Operation} {Resource}";

    /// <inheritdoc/>
    public override string ToString() => Effect;
}
