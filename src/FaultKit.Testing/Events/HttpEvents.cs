using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>The events of those who pass HTTP requests on.</summary>
/// <remarks>
/// Amazon API Gateway Developer Guide, "Create AWS Lambda proxy integrations for HTTP APIs" (2.0) and "Lambda proxy integrations in API
/// Gateway" (1.0); AWS Lambda Developer Guide, "Invoking Lambda function URLs" and "Process Application Load Balancer requests with Lambda".
/// </remarks>
internal static class HttpEvents
{
    private const string Agent = "FaultKit";
    private const string ApiId = "a1b2c3d4e5";
    private const string TargetGroup = "targetgroup/orders/49e9d65c45c6791a";

    public static JsonObject Version2(HttpRequestText request, bool isUrl)
    {
        var route = isUrl ? "$default" : $"{request.Method} {request.Path}";
        var domain = isUrl ? $"{ApiId}.lambda-url.{EventFacets.Region}.on.aws" : $"{ApiId}.execute-api.{EventFacets.Region}.amazonaws.com";
        var said = request.Headers.Select(header => (header.Name.ToLowerInvariant(), header.Value)).ToArray();
        var cookies = said.Where(header => header.Item1 == "cookie").SelectMany(header => header.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var headers = EventFacets.Joined([("host", domain), ("user-agent", Agent), ("x-forwarded-proto", "https"), .. said.Where(header => header.Item1 is not ("cookie" or "host" or "user-agent"))]);
        foreach (var (name, value) in said.Where(header => header.Item1 is "host" or "user-agent"))
        {
            headers[name] = value;
        }

        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = route,
            ["rawPath"] = request.Path,
            ["rawQueryString"] = request.Query,
            ["headers"] = headers,
            ["requestContext"] = new JsonObject
            {
                ["accountId"] = isUrl ? "anonymous" : EventFacets.Account,
                ["apiId"] = ApiId,
                ["domainName"] = domain,
                ["domainPrefix"] = ApiId,
                ["http"] = new JsonObject
                {
                    ["method"] = request.Method,
                    ["path"] = request.Path,
                    ["protocol"] = "HTTP/1.1",
                    ["sourceIp"] = EventFacets.SourceIp,
                    ["userAgent"] = $"{headers["user-agent"]}",
                },
                ["requestId"] = RequestIdentity.RequestId(route, 1),
                ["routeKey"] = route,
                ["stage"] = "$default",
                ["time"] = EventFacets.Text(EventFacets.Time, "dd/MMM/yyyy:HH:mm:ss +0000"),
                ["timeEpoch"] = EventFacets.Milliseconds,
            },
        };
        Add(json, "cookies", new JsonArray([.. cookies.Select(cookie => (JsonNode)cookie)]));
        Add(json, "queryStringParameters", EventFacets.Joined(request.Parameters, HttpRequestText.Unescape));
        if (request.Body is not null)
        {
            json["body"] = request.Body;
        }

        json["isBase64Encoded"] = false;
        return json;

        // What is empty is left out in this format; the other has it as null.
        static void Add(JsonObject json, string name, JsonNode value)
        {
            if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
            {
                json[name] = value;
            }
        }
    }

    public static JsonObject Version1(HttpRequestText request)
    {
        var domain = $"{ApiId}.execute-api.{EventFacets.Region}.amazonaws.com";
        (string Name, string Value)[] usual = [("Host", domain), ("User-Agent", Agent), ("X-Forwarded-Proto", "https")];
        (string Name, string Value)[] headers = [.. usual.Where(header => !request.Headers.Any(given => IsSame(given.Name, header.Name))), .. request.Headers];
        var hasQuery = request.Parameters.Count > 0;
        return new()
        {
            ["resource"] = request.Path,
            ["path"] = request.Path,
            ["httpMethod"] = request.Method,
            ["headers"] = EventFacets.Last(headers),
            ["multiValueHeaders"] = EventFacets.All(headers),
            ["queryStringParameters"] = hasQuery ? EventFacets.Last(request.Parameters, HttpRequestText.Unescape) : null,
            ["multiValueQueryStringParameters"] = hasQuery ? EventFacets.All(request.Parameters, HttpRequestText.Unescape) : null,
            ["pathParameters"] = null,
            ["stageVariables"] = null,
            ["requestContext"] = new JsonObject
            {
                ["accountId"] = EventFacets.Account,
                ["apiId"] = ApiId,
                ["authorizer"] = new JsonObject { ["claims"] = null, ["scopes"] = null },
                ["domainName"] = domain,
                ["domainPrefix"] = ApiId,
                ["extendedRequestId"] = "request-id",
                ["httpMethod"] = request.Method,
                ["identity"] = Identity(headers.Last(header => IsSame(header.Name, "User-Agent")).Value),
                ["path"] = $"/live{request.Path}",
                ["protocol"] = "HTTP/1.1",
                ["requestId"] = RequestIdentity.RequestId(request.Path, 1),
                ["requestTime"] = EventFacets.Text(EventFacets.Time, "dd/MMM/yyyy:HH:mm:ss +0000"),
                ["requestTimeEpoch"] = EventFacets.Milliseconds,
                ["resourceId"] = null,
                ["resourcePath"] = request.Path,
                ["stage"] = "live",
            },
            ["body"] = request.Body,
            ["isBase64Encoded"] = false,
        };
    }

    private static bool IsSame(string header, string other) => header.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Who calls, where nobody had to say who they are.</summary>
    private static JsonObject Identity(string userAgent)
    {
        var identity = new JsonObject();
        foreach (var unknown in (string[])["accessKey", "accountId", "caller", "cognitoAuthenticationProvider", "cognitoAuthenticationType", "cognitoIdentityId", "cognitoIdentityPoolId", "principalOrgId", "user", "userArn"])
        {
            identity[unknown] = null;
        }

        identity["sourceIp"] = EventFacets.SourceIp;
        identity["userAgent"] = userAgent;
        return identity;
    }

    public static JsonObject LoadBalancer(HttpRequestText request) => new()
    {
        ["requestContext"] = new JsonObject { ["elb"] = new JsonObject { ["targetGroupArn"] = EventFacets.Arn("elasticloadbalancing", TargetGroup) } },
        ["httpMethod"] = request.Method,
        ["path"] = request.Path,
        ["queryStringParameters"] = EventFacets.Last(request.Parameters),
        ["headers"] = EventFacets.Last(
        [
            ("host", $"orders-1.{EventFacets.Region}.elb.amazonaws.com"),
            ("user-agent", Agent),
            ("x-forwarded-for", EventFacets.SourceIp),
            ("x-forwarded-port", "80"),
            ("x-forwarded-proto", "http"),
            .. request.Headers.Select(header => (header.Name.ToLowerInvariant(), header.Value)),
        ]),
        ["body"] = request.Body ?? "",
        ["isBase64Encoded"] = false,
    };
}
