namespace FaultKit.Testing;

/// <summary>What an item is known by in its table: two are equal where DynamoDB takes the items for one.</summary>
/// <param name="Partition">The value of the partition key, as text; numbers in their shortest form.</param>
/// <param name="Sort">The value of the sort key; null in a table that has none.</param>
internal readonly record struct ItemKey(string Partition, string? Sort)
{
    /// <summary>How a person reads it: <c>42/a</c>. Two keys may read alike.</summary>
    public override string ToString() => Sort is null ? Partition : $"{Partition}/{Sort}";
}
