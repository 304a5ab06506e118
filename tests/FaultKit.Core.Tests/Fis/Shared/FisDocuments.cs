namespace FaultKit.Tests;

/// <summary>Templates, and what is said of them.</summary>
internal static class FisDocuments
{
    public const string Tagged = "\"resourceType\": \"aws:lambda:function\", \"resourceTags\": { \"Chaos\": \"Yes\" }, \"selectionMode\": \"ALL\"";

    public static FisOptions Options { get; } = new()
    {
        Start = Some.Instant,
        Environments = ["Staging"],
        Functions = [Function("orders", ("Chaos", "Yes"), ("Team", "a")), Function("quotes", ("Chaos", "Yes"), ("Team", "b")), Function("ledger", ("Chaos", "No")), Function("bare")],
    };

    public static FisFunction Function(string name, params (string Key, string Value)[] tags) => new(name, tags.ToDictionary(tag => tag.Key, tag => tag.Value));

    /// <summary>A template of some actions, at a target named <c>fns</c>.</summary>
    public static string Template(string actions, string target, string members = "") =>
        $"{{ \"targets\": {{\n\"fns\": {{ {target} }} }}, \"actions\": {{\n{actions} }}{(members.Length == 0 ? "" : ", ")}{members} }}";

    public static string Action(string name = "a", string id = "aws:lambda:invocation-error", string parameters = "\"duration\": \"PT5M\", \"preventExecution\": \"true\"", string members = "") =>
        $"\"{name}\": {{ \"actionId\": \"{id}\", \"parameters\": {{ {parameters} }}, \"targets\": {{ \"Functions\": \"fns\" }}{(members.Length == 0 ? "" : ", ")}{members} }}";

    /// <summary>A target of these ARNs.</summary>
    public static string Arns(string arns, string members = "\"selectionMode\": \"ALL\"") =>
        $"\"resourceType\": \"aws:lambda:function\", \"resourceArns\": [{string.Join(", ", arns.Split(' ').Select(name => $"\"arn:aws:lambda:eu-west-1:111122223333:function:{name}\""))}], {members}";

    public static FisImport Read(string actions, string members = "", string? target = null) => FisTemplate.Read(Template(actions, target ?? Arns("orders"), members), Options);

    /// <summary>What is wrong with a template of these actions, as compilers print it.</summary>
    public static string Complaints(string actions, string members = "", string? target = null, FisOptions? options = null)
    {
        var refusal = Assert.Throws<FaultPlanException>(() => FisTemplate.Read(Template(actions, target ?? Arns("orders"), members), options ?? Options));
        return string.Join('\n', refusal.Errors);
    }
}
