namespace FaultKit;

/// <summary>Profiles of what happens to invocations.</summary>
internal static class LambdaProfiles
{
    public static ReadOnlySpan<byte> Json => """
        {
          "version": 1,
          "profiles": [
            {
              "name": "sqs-duplicates",
              "summary": "Messages come twice in a batch.",
              "standsFor": "Delivery at least once: a message is received again because a server did not hear that it was deleted, or the visibility timeout was too short.",
              "source": "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html",
              "parameters": {
                "function": { "type": "function", "default": "*", "summary": "The function that works on the messages; every one by default." },
                "percentage": { "type": "percentage", "default": 50, "summary": "The share of batches." },
                "count": { "type": "whole", "min": 1, "max": 10000, "default": 1, "summary": "How many messages of a batch come twice." }
              },
              "rules": [
                { "name": "duplicate", "target": "lambda:${function}", "percentage": "${percentage}", "fault": { "type": "batch", "kind": "duplicate", "count": "${count}" } }
              ]
            },
            {
              "name": "sqs-poison",
              "summary": "Messages that nobody can read stand in a batch.",
              "standsFor": "A message that fails whoever works on it. Without partial batch responses it takes its whole batch along, again and again, until a dead-letter queue takes it.",
              "source": "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html",
              "parameters": {
                "function": { "type": "function", "default": "*", "summary": "The function that works on the messages; every one by default." },
                "percentage": { "type": "percentage", "default": 20, "summary": "The share of batches." },
                "count": { "type": "whole", "min": 1, "max": 10000, "default": 1, "summary": "How many messages of a batch are unreadable." }
              },
              "rules": [
                { "name": "poison", "target": "lambda:${function}", "percentage": "${percentage}", "fault": { "type": "batch", "kind": "poison", "count": "${count}" } }
              ]
            },
            {
              "name": "deadline-squeeze",
              "summary": "An invocation is told that it has less time than it needs.",
              "standsFor": "A retry that starts late, a slow dependency before this one, a timeout that somebody shortened: work that looks at the clock has to stop in order.",
              "source": "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
              "parameters": {
                "function": { "type": "function", "default": "*", "summary": "The function; every one by default." },
                "percentage": { "type": "percentage", "default": 25, "summary": "The share of invocations." },
                "remaining": { "type": "duration", "min": "0ms", "max": "15m", "default": "500ms", "summary": "How much time they are told to have." }
              },
              "rules": [
                { "name": "squeezed", "target": "lambda:${function}", "percentage": "${percentage}", "fault": { "type": "deadline", "remaining": "${remaining}" } }
              ]
            },
            {
              "name": "cold-start-storm",
              "summary": "Every new environment of a function starts late.",
              "standsFor": "A burst of traffic, a deployment, a zone that comes back: many environments start at once, and all of them ask the same services for secrets, settings and connections. Callers wait for all of it. Lambda allows 10s for an initialization, and begins anew after that.",
              "source": "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html",
              "parameters": {
                "function": { "type": "function", "default": "*", "summary": "The function; every one by default." },
                "percentage": { "type": "percentage", "default": 100, "summary": "The share of environments." },
                "delay": { "type": "duration", "min": "1ms", "max": "15m", "default": "5s", "summary": "How much longer an initialization takes." }
              },
              "rules": [
                { "name": "cold", "target": "lambda:${function}", "percentage": "${percentage}", "fault": { "type": "cold-start", "delay": "${delay}" } }
              ]
            },
            {
              "name": "memory-pressure",
              "summary": "Memory is short while an invocation lasts. The process has to consent (FAULTKIT_ALLOW=memory).",
              "standsFor": "A payload that is larger than any before, a cache without a bound, a leak in a warm environment: the collector works more and more, and whoever asks for a large piece fails.",
              "source": "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
              "parameters": {
                "function": { "type": "function", "default": "*", "summary": "The function; every one by default." },
                "percentage": { "type": "percentage", "default": 25, "summary": "The share of invocations." },
                "mebibytes": { "type": "whole", "min": 1, "max": 10240, "default": 256, "summary": "How many MiB are taken; never more than leaves a tenth of what there is." }
              },
              "rules": [
                { "name": "taken", "target": "lambda:${function}", "percentage": "${percentage}", "fault": { "type": "memory", "size": "${mebibytes}MiB" } }
              ]
            }
          ]
        }
        """u8;
}
