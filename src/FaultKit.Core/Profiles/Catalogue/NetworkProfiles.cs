namespace FaultKit;

/// <summary>Profiles of what happens between a process and the services that it calls.</summary>
internal static class NetworkProfiles
{
    public static ReadOnlySpan<byte> Json => """
        {
          "version": 1,
          "profiles": [
            {
              "name": "dependency-brownout",
              "summary": "A dependency answers late, and some of its answers are errors.",
              "standsFor": "A service under more load than it can carry: queues grow, most calls are slow, a few are turned away. Retries without a budget make it worse.",
              "source": "https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/",
              "parameters": {
                "host": { "type": "host", "summary": "The dependency." },
                "percentage": { "type": "percentage", "default": 30, "summary": "The share of its answers that are late." },
                "delay": { "type": "duration", "min": "1ms", "max": "5m", "default": "2s", "summary": "The median of the delays; their tail is long." },
                "errors": { "type": "percentage", "default": 10, "summary": "The share of calls that are answered with 503." }
              },
              "rules": [
                { "name": "slow", "target": "http:${host}", "percentage": "${percentage}",
                  "fault": { "type": "latency", "delay": "${delay}", "distribution": "lognormal" } },
                { "name": "unavailable", "target": "http:${host}", "percentage": "${errors}",
                  "fault": { "type": "response", "status": 503, "headers": { "Retry-After": "1" }, "body": "Service Unavailable" } }
              ]
            },
            {
              "name": "dependency-outage",
              "summary": "A dependency cannot be reached.",
              "standsFor": "A deployment that failed, a certificate or a DNS record that is gone, a security group that was closed: no call gets through, and the failure is quick or slow depending on where it is.",
              "source": "https://aws.amazon.com/message/101925/",
              "parameters": {
                "host": { "type": "host", "summary": "The dependency." },
                "kind": { "type": "choice", "choices": ["refused", "dns", "unreachable", "connect-timeout"], "default": "refused", "summary": "How it cannot be reached." },
                "percentage": { "type": "percentage", "default": 100, "summary": "The share of calls that do not get through." }
              },
              "rules": [
                { "name": "gone", "target": "http:${host}", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "${kind}" } }
              ]
            },
            {
              "name": "flaky-network",
              "summary": "Connections break now and then: before the request, in the middle of the response, at the lookup of the name.",
              "standsFor": "A switch, a load balancer or a NAT gateway that drops connections; each failure is over before anybody has looked.",
              "source": "https://queue.acm.org/detail.cfm?id=2655736",
              "parameters": {
                "host": { "type": "host", "default": "*", "summary": "Where; every host by default." },
                "percentage": { "type": "percentage", "max": 50, "default": 2, "summary": "The share of calls for each of the three." },
                "bytes": { "type": "whole", "min": 0, "max": 1048576, "default": 512, "summary": "How many bytes of a response arrive before it breaks off." }
              },
              "rules": [
                { "name": "reset", "target": "http:${host}", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "reset" } },
                { "name": "cut", "target": "http:${host}", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "closed", "afterBytes": "${bytes}" } },
                { "name": "no-name", "target": "http:${host}", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "dns" } }
              ]
            },
            {
              "name": "slow-network",
              "summary": "Every call takes longer, and bodies trickle.",
              "standsFor": "A saturated link or a path through another Region: nothing fails, everything waits, and timeouts that were never tested decide what happens.",
              "source": "https://research.google/pubs/the-tail-at-scale/",
              "parameters": {
                "host": { "type": "host", "default": "*", "summary": "Where; every host by default." },
                "percentage": { "type": "percentage", "default": 100, "summary": "The share of calls." },
                "delay": { "type": "duration", "min": "1ms", "max": "1m", "default": "200ms", "summary": "How much later an answer comes, in the middle." },
                "jitter": { "type": "duration", "min": "1ms", "max": "1m", "default": "100ms", "summary": "The standard deviation of the delays." },
                "rate": { "type": "whole", "min": 1, "max": 1000000000, "default": 65536, "summary": "How many bytes of a body arrive in a second." }
              },
              "rules": [
                { "name": "late", "target": "http:${host}", "percentage": "${percentage}",
                  "fault": { "type": "latency", "delay": "${delay}", "jitter": "${jitter}", "distribution": "normal" } },
                { "name": "trickle", "target": "http:${host}", "percentage": "${percentage}", "fault": { "type": "slow-body", "bytesPerSecond": "${rate}" } }
              ]
            }
          ]
        }
        """u8;
}
