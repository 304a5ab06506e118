using System.Linq;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>Says in JSON Schema what holds of the settings of an object, to be put together to what must not.</summary>
internal static class SettingTest
{
    /// <summary>That surely is a duration longer than nothing: a digit that is not 0, and not so far behind the point that it rounds to nothing.</summary>
    private const string SomeTime = @"^([0-9]*\.?[0-9]{0,3}|P[^.]*(\.[0-9]{0,6})?)[1-9]";

    /// <summary>A setting is there.</summary>
    public static JsonObject Has(string name) => ObjectSchema.Requires(name);

    /// <summary>A setting is not there.</summary>
    public static JsonObject Lacks(string name) => Not(Has(name));

    /// <summary>A setting is there, and is one of these words.</summary>
    public static JsonObject Is(string name, params string[] words) => Holds(name, new() { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) });

    /// <summary>A setting is not there, or is none of these words.</summary>
    public static JsonObject IsNot(string name, params string[] words) => Not(Is(name, words));

    /// <summary>A flag is there, and is this.</summary>
    public static JsonObject Is(string name, bool flag) => Holds(name, new() { ["enum"] = new JsonArray(flag) });

    /// <summary>A duration is there, and is longer than nothing.</summary>
    public static JsonObject TakesTime(string name) => Holds(name, new() { ["pattern"] = SomeTime });

    /// <summary>A setting is there, and satisfies a schema.</summary>
    public static JsonObject Holds(string name, JsonObject value)
    {
        var test = ObjectSchema.Where(name, value);
        test["required"] = new JsonArray(name);
        return test;
    }

    public static JsonObject Not(JsonObject test) => new() { ["not"] = test };

    /// <summary>All of these hold.</summary>
    public static JsonObject All(params JsonObject[] tests) => new() { ["allOf"] = new JsonArray([.. tests]) };
}
