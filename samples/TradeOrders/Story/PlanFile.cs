using FaultKit;

namespace TradeOrders.Story;

/// <summary>The plan that the functions watch: a copy of the sample's, to be edited while they run.</summary>
internal sealed class PlanFile
{
    private PlanFile(string path) => Location = path;

    public string Location { get; }

    public string Text => File.ReadAllText(Location);

    public static PlanFile CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = new PlanFile(Path.GetFullPath(Path.Combine(folder, "chaos.json")));
        file.Write(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "chaos.json")));
        file.Turn(on: false);
        return file;
    }

    public FaultPlan Read() => FaultPlan.Parse(Text);

    /// <summary>Changes the one word that matters and leaves the rest as it stands, edits of somebody else included.</summary>
    public void Turn(bool on)
    {
        var (from, to) = on ? ("\"enabled\": false", "\"enabled\": true") : ("\"enabled\": true", "\"enabled\": false");
        Write(Text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>In one step: a function that looks in the middle of it must not find half a plan.</summary>
    private void Write(string text)
    {
        var draft = Location + ".new";
        File.WriteAllText(draft, text);
        File.Move(draft, Location, overwrite: true);
    }
}
