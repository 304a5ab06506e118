using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Tells events that stand for an HTTP request from all others.</summary>
internal static class HttpEvent
{
    /// <summary>
    /// Whether an event is an HTTP request: API Gateway REST and ALB have <c>httpMethod</c>, HTTP API (2.0) and function URLs have
    /// <c>rawPath</c>, and all have a <c>requestContext</c> beside it (AWS Lambda Developer Guide, the integrations' event formats).
    /// </summary>
    public static bool IsHttp(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            var (hasContext, hasRequest) = (false, false);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                hasContext |= reader.ValueTextEquals("requestContext"u8);
                hasRequest |= reader.ValueTextEquals("httpMethod"u8) || reader.ValueTextEquals("rawPath"u8);
                if (hasContext && hasRequest)
                {
                    return true;
                }

                reader.Skip();
            }

            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
