namespace FaultKit.AwsSdk.Conformance;

/// <summary>All rows, in the order of the page that shows them.</summary>
internal static class Rows
{
    public static (string Title, AwsRow[] Rows)[] Chapters { get; } =
    [
        ("DynamoDB", ServiceRows.DynamoDb),
        ("S3", ServiceRows.S3),
        ("SQS", ServiceRows.Sqs),
        ("SSM", ServiceRows.Ssm),
        ("STS", ServiceRows.Sts),
        ("EC2", ServiceRows.Ec2),
        ("Connections", NetworkRows.Connections),
        ("Waits", NetworkRows.Waits),
        ("Bodies", NetworkRows.Bodies),
        ("Clocks", NetworkRows.Clocks),
    ];

    public static IEnumerable<AwsRow> All => Chapters.SelectMany(chapter => chapter.Rows);
}
