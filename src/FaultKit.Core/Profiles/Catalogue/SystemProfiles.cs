namespace FaultKit;

/// <summary>Profiles that cut across a system.</summary>
internal static class SystemProfiles
{
    public static ReadOnlySpan<byte> Json => """
        {
          "version": 1,
          "profiles": [
            {
              "name": "bad-payloads",
              "summary": "Payloads arrive broken: cut off, empty, doubled, or no JSON at all.",
              "standsFor": "A peer of another version, a proxy's error page, a writer that died half-way: a parser's mistake must not become a record in a database.",
              "parameters": {
                "target": { "type": "target", "default": "http:*", "summary": "Which calls, as a target." },
                "percentage": { "type": "percentage", "default": 5, "summary": "The share of payloads." },
                "on": { "type": "choice", "choices": ["request", "response"], "default": "response", "summary": "Which payload." }
              },
              "rules": [
                { "name": "broken", "target": "${target}", "percentage": "${percentage}",
                  "oneOf": [
                    { "weight": 1, "fault": { "type": "corrupt", "kind": "truncate", "on": "${on}" } },
                    { "weight": 1, "fault": { "type": "corrupt", "kind": "empty", "on": "${on}" } },
                    { "weight": 1, "fault": { "type": "corrupt", "kind": "duplicate", "on": "${on}" } },
                    { "weight": 1, "fault": { "type": "corrupt", "kind": "malformed-json", "on": "${on}" } }
                  ] }
              ]
            },
            {
              "name": "lost-replies",
              "summary": "What was asked for is done, and nobody is told.",
              "standsFor": "A connection that breaks between the commit and the answer. The caller repeats the request, and only an idempotent server does it once.",
              "source": "https://aws.amazon.com/builders-library/making-retries-safe-with-idempotent-APIs/",
              "parameters": {
                "target": { "type": "target", "default": "http:*", "summary": "Which calls, as an \"http:\" or \"aws:\" target." },
                "percentage": { "type": "percentage", "default": 5, "summary": "The share of replies." }
              },
              "rules": [
                { "name": "lost", "target": "${target}", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "reset", "when": "after" } }
              ]
            },
            {
              "name": "zone-loss",
              "summary": "An availability zone is gone, and the share of all connections that led there with it.",
              "standsFor": "The loss of power or network of a zone: until routes and names have changed, a third of all connections wait in vain.",
              "source": "https://aws.amazon.com/builders-library/static-stability-using-availability-zones/",
              "parameters": {
                "percentage": { "type": "percentage", "default": 33.3, "summary": "The share of connections that led to the zone." },
                "kind": { "type": "choice", "choices": ["unreachable", "connect-timeout", "reset"], "default": "connect-timeout", "summary": "What becomes of them." }
              },
              "rules": [
                { "name": "http", "target": "http:*", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "${kind}" } },
                { "name": "aws", "target": "aws:*", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "${kind}" } }
              ]
            },
            {
              "name": "aws-serverless",
              "summary": "What a serverless application on AWS has to live with, each at every call: a catalogue for explorations, far too much for a plan.",
              "standsFor": "The failures of the other profiles, one rule for each.",
              "parameters": {
                "percentage": { "type": "percentage", "default": 100, "summary": "The share of calls for each of the rules." }
              },
              "rules": [
                { "name": "http-slow", "target": "http:*", "percentage": "${percentage}", "fault": { "type": "latency", "delay": "2s" } },
                { "name": "http-unavailable", "target": "http:*", "percentage": "${percentage}", "fault": { "type": "response", "status": 503 } },
                { "name": "http-throttled", "target": "http:*", "percentage": "${percentage}", "fault": { "type": "throttle", "retryAfter": "1s" } },
                { "name": "http-refused", "target": "http:*", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "refused" } },
                { "name": "http-lost", "target": "http:*", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "reset", "when": "after" } },
                { "name": "http-broken", "target": "http:*", "percentage": "${percentage}", "fault": { "type": "corrupt", "kind": "truncate" } },
                { "name": "aws-slow", "target": "aws:*", "percentage": "${percentage}", "fault": { "type": "latency", "delay": "2s" } },
                { "name": "aws-throttled", "target": "aws:*", "percentage": "${percentage}", "fault": { "type": "throttle" } },
                { "name": "aws-failed", "target": "aws:*", "percentage": "${percentage}", "fault": { "type": "error", "status": 500 } },
                { "name": "aws-denied", "target": "aws:*", "percentage": "${percentage}", "fault": { "type": "access-denied" } },
                { "name": "aws-expired", "target": "aws:*", "percentage": "${percentage}", "fault": { "type": "access-denied", "kind": "expired" } },
                { "name": "aws-lost", "target": "aws:*", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "reset", "when": "after" } },
                { "name": "lambda-late", "target": "lambda:*", "percentage": "${percentage}", "fault": { "type": "latency", "delay": "2s" } },
                { "name": "lambda-failed", "target": "lambda:*", "percentage": "${percentage}", "fault": { "type": "error" } },
                { "name": "lambda-lost", "target": "lambda:*", "percentage": "${percentage}", "fault": { "type": "error", "when": "after" } },
                { "name": "lambda-duplicate", "target": "lambda:*", "percentage": "${percentage}", "fault": { "type": "batch", "kind": "duplicate" } },
                { "name": "lambda-poison", "target": "lambda:*", "percentage": "${percentage}", "fault": { "type": "batch", "kind": "poison" } },
                { "name": "lambda-partly", "target": "lambda:*", "percentage": "${percentage}", "fault": { "type": "batch", "kind": "partial-failure" } },
                { "name": "lambda-squeezed", "target": "lambda:*", "percentage": "${percentage}", "fault": { "type": "deadline", "remaining": "500ms" } }
              ]
            }
          ]
        }
        """u8;
}
