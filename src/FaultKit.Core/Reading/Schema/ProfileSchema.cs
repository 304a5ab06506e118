using System.Linq;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>The schema of a profile's use: each of the built-in ones with its parameters.</summary>
internal static class ProfileSchema
{
    public static JsonObject Use()
    {
        var use = ObjectSchema.Of(ProfileUseReader.Properties);
        ObjectSchema.Add(use, "with", new() { ["description"] = "Values for the profile's parameters.", ["type"] = "object" });
        use["anyOf"] = new JsonArray([.. Profiles.All.Select(BuiltIn), new JsonObject { ["properties"] = new JsonObject { ["use"] = new JsonObject { ["not"] = Names() } } }]);
        return use;
    }

    public static JsonObject Files()
    {
        var files = new TextListShape(ProfileUseReader.MostFiles).Describe();
        files["description"] = "Files that hold profiles of your own, relative to the plan's file.";
        return files;
    }

    /// <summary>Where no file brings others, a profile is one of those that are built in.</summary>
    public static JsonObject Known() => new()
    {
        ["anyOf"] = new JsonArray(
            ObjectSchema.Requires("profilesFrom"),
            ObjectSchema.Where("profiles", new() { ["items"] = ObjectSchema.Where("use", Names()) })),
    };

    private static JsonNode BuiltIn(FaultProfile profile)
    {
        var with = ObjectSchema.Of(profile.Parameters.Select(parameter =>
            new PropertyShape(parameter.Name, parameter.Shape, $"{parameter.Summary} {(parameter.Default is { } value ? $"{value} by default." : "Has to be said.")}") { IsRequired = parameter.Default is null }));
        var use = new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["use"] = new JsonObject { ["description"] = profile.Summary, ["enum"] = new JsonArray(profile.Name) },
                ["with"] = with,
            },
        };
        if (profile.Parameters.Any(parameter => parameter.Default is null))
        {
            use["required"] = new JsonArray("with");
        }

        return use;
    }

    private static JsonObject Names() => new() { ["enum"] = new JsonArray([.. Profiles.All.Select(profile => JsonValue.Create(profile.Name))]) };
}
