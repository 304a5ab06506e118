namespace FaultKit;

/// <summary>Profiles of what AWS services answer.</summary>
internal static class AwsProfiles
{
    public static ReadOnlySpan<byte> Json => """
        {
          "version": 1,
          "profiles": [
            {
              "name": "dynamodb-throttled",
              "summary": "DynamoDB refuses calls beyond its capacity.",
              "standsFor": "A hot partition, or a table whose capacity does not follow the load: calls are refused, the SDK retries them, and what is left of the invocation's time goes into waiting.",
              "source": "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TroubleshootingThrottling.html",
              "parameters": {
                "operation": { "type": "operation", "default": "*", "summary": "Which operations; all by default." },
                "percentage": { "type": "percentage", "default": 20, "summary": "The share of attempts that are refused; the SDK's retries are attempts too." }
              },
              "rules": [
                { "name": "throttled", "target": "aws:DynamoDB/${operation}", "percentage": "${percentage}", "fault": { "type": "throttle" } }
              ]
            },
            {
              "name": "s3-slow-down",
              "summary": "S3 asks its callers to slow down (503 SlowDown).",
              "standsFor": "More requests for a prefix than its partition carries, until S3 has split it.",
              "source": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html",
              "parameters": {
                "operation": { "type": "operation", "default": "*", "summary": "Which operations; all by default." },
                "percentage": { "type": "percentage", "default": 20, "summary": "The share of attempts that are refused; the SDK's retries are attempts too." }
              },
              "rules": [
                { "name": "slow-down", "target": "aws:S3/${operation}", "percentage": "${percentage}", "fault": { "type": "throttle" } }
              ]
            },
            {
              "name": "iam-denied",
              "summary": "A permission is missing.",
              "standsFor": "A policy that was tightened, a role that was replaced, a key whose policy names somebody else: every call of a kind is refused, and no retry helps.",
              "source": "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
              "parameters": {
                "target": { "type": "target", "default": "aws:*", "summary": "Which calls, as a target." },
                "percentage": { "type": "percentage", "default": 100, "summary": "The share of calls that are refused." }
              },
              "rules": [
                { "name": "denied", "target": "${target}", "percentage": "${percentage}", "fault": { "type": "access-denied" } }
              ]
            },
            {
              "name": "credentials-expired",
              "summary": "Temporary credentials have run out.",
              "standsFor": "A process that holds on to credentials which it read once, or an environment that was frozen for longer than they last.",
              "source": "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html",
              "parameters": {
                "target": { "type": "target", "default": "aws:*", "summary": "Which calls, as a target." },
                "percentage": { "type": "percentage", "default": 100, "summary": "The share of calls that are refused." }
              },
              "rules": [
                { "name": "expired", "target": "${target}", "percentage": "${percentage}", "fault": { "type": "access-denied", "kind": "expired" } }
              ]
            }
          ]
        }
        """u8;
}
