using System.Globalization;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>What events of several sources have in common: where they come from and when.</summary>
internal static class EventFacets
{
    public const string Region = "us-east-1";
    public const string Account = "123456789012";

    /// <summary>From the addresses for documentation (RFC 5737).</summary>
    public const string SourceIp = "192.0.2.1";

    public static DateTimeOffset Time => VirtualClock.DefaultStart;

    public static long Milliseconds => Time.ToUnixTimeMilliseconds();

    public static string Text(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    public static string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    /// <summary>One value for each name: the last.</summary>
    public static JsonObject Last(IEnumerable<(string Name, string Value)> pairs, Func<string, string>? read = null)
    {
        var values = new JsonObject();
        foreach (var (name, value) in pairs)
        {
            values[Read(name, read)] = Read(value, read);
        }

        return values;
    }

    /// <summary>One value for each name: all of them, with commas between.</summary>
    public static JsonObject Joined(IEnumerable<(string Name, string Value)> pairs, Func<string, string>? read = null)
    {
        var values = new JsonObject();
        foreach (var (name, value) in pairs)
        {
            var (key, text) = (Read(name, read), Read(value, read));
            values[key] = values[key] is { } before ? $"{before},{text}" : text;
        }

        return values;
    }

    /// <summary>All values of each name, in a list.</summary>
    public static JsonObject All(IEnumerable<(string Name, string Value)> pairs, Func<string, string>? read = null)
    {
        var values = new JsonObject();
        foreach (var (name, value) in pairs)
        {
            var key = Read(name, read);
            if (values[key] is not JsonArray list)
            {
                values[key] = list = [];
            }

            list.Add((JsonNode)Read(value, read));
        }

        return values;
    }

    private static string Read(string text, Func<string, string>? read) => read is null ? text : read(text);
}
