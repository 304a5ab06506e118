namespace FaultKit;

/// <summary>The profiles that are built in.</summary>
/// <remarks>They are documents of the plan language, read by the reader of plans; <c>docs/profiles.md</c> lists them.</remarks>
public static class Profiles
{
    private static readonly Lazy<IReadOnlyList<FaultProfile>> s_all = new(static () =>
        [.. Read(NetworkProfiles.Json), .. Read(AwsProfiles.Json), .. Read(LambdaProfiles.Json), .. Read(SystemProfiles.Json)]);

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<FaultProfile> All => s_all.Value;

    /// <summary>A dependency answers late, and some of its answers are errors.</summary>
    public static FaultProfile DependencyBrownout => Get("dependency-brownout");

    /// <summary>A dependency cannot be reached.</summary>
    public static FaultProfile DependencyOutage => Get("dependency-outage");

    /// <summary>Connections break, now and then.</summary>
    public static FaultProfile FlakyNetwork => Get("flaky-network");

    /// <summary>Everything takes longer on its way.</summary>
    public static FaultProfile SlowNetwork => Get("slow-network");

    /// <summary>DynamoDB refuses calls beyond its capacity.</summary>
    public static FaultProfile DynamoDbThrottled => Get("dynamodb-throttled");

    /// <summary>S3 asks its callers to slow down.</summary>
    public static FaultProfile S3SlowDown => Get("s3-slow-down");

    /// <summary>Messages come twice.</summary>
    public static FaultProfile SqsDuplicates => Get("sqs-duplicates");

    /// <summary>Messages that nobody can read stand in a batch.</summary>
    public static FaultProfile SqsPoison => Get("sqs-poison");

    /// <summary>A permission is missing.</summary>
    public static FaultProfile IamDenied => Get("iam-denied");

    /// <summary>Temporary credentials have run out.</summary>
    public static FaultProfile CredentialsExpired => Get("credentials-expired");

    /// <summary>An invocation has less time than it needs.</summary>
    public static FaultProfile DeadlineSqueeze => Get("deadline-squeeze");

    /// <summary>New environments start late.</summary>
    public static FaultProfile ColdStartStorm => Get("cold-start-storm");

    /// <summary>Memory is short while an invocation lasts.</summary>
    public static FaultProfile MemoryPressure => Get("memory-pressure");

    /// <summary>Payloads arrive broken.</summary>
    public static FaultProfile BadPayloads => Get("bad-payloads");

    /// <summary>What was asked for is done, and nobody is told.</summary>
    public static FaultProfile LostReplies => Get("lost-replies");

    /// <summary>An availability zone is gone, and a share of all calls with it.</summary>
    public static FaultProfile ZoneLoss => Get("zone-loss");

    /// <summary>What a serverless application on AWS has to live with: a catalogue for explorations, every rule of it at every call.</summary>
    public static FaultProfile AwsServerless => Get("aws-serverless");

    /// <summary>The profile of a name; null where there is none.</summary>
    /// <param name="name">Its name, such as <c>dependency-brownout</c>.</param>
    public static FaultProfile? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.Find(profile => profile.Name == name);
    }

    private static FaultProfile Get(string name) => Find(name)!;

    private static List<FaultProfile> Read(ReadOnlySpan<byte> json)
    {
        var errors = new PlanErrors(json.ToArray());
        var profiles = ProfileReader.Read(json, errors);
        return errors.Count == 0 ? profiles : throw new FaultPlanException("catalogue", errors.Sorted());
    }
}
