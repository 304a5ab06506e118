using Spectre.Console;
using Spectre.Console.Rendering;
using TradeOrders.Story;

namespace TradeOrders.Screen;

/// <summary>The parts of the live picture.</summary>
internal static class LiveParts
{
    private static readonly string[] s_columns = ["sent", "refused", "settled", "dead", "in flight", "p50", "p99"];

    private const int BarWidth = 40;
    private const int MostBlocks = 28;

    /// <summary>How far the story is, with each phase as a piece of the bar.</summary>
    public static IRenderable Head(Snapshot now)
    {
        var bar = string.Concat(Phase.All.Select(phase => Piece(phase, now)));
        return new Markup($"[bold]trade orders[/]  {bar}  {now.Sent * 100 / Snapshot.Total,3} %  {now.Rate,3}/s  {now.Elapsed.TotalSeconds:0} s");
    }

    public static IRenderable Phases(Snapshot now)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey)
            .AddColumn(new("phase") { NoWrap = true })
            .AddColumns([.. s_columns.Select(name => new TableColumn(name).RightAligned())]);
        foreach (var tally in now.Tallies)
        {
            var style = tally.Phase == now.Phase ? "bold" : tally.Sent == 0 ? "dim" : "default";
            table.AddRow([.. new[]
            {
                $"{(tally.Phase.HasFaults ? "[red]" : "[green]")}●[/] {tally.Phase.Name}",
                Words.Of(tally.Sent),
                Words.Of(tally.Refused),
                Words.Of(tally.Settled),
                Words.Of(tally.Lost),
                Words.Of(tally.InFlight),
                Words.Of(tally.P50),
                Words.Of(tally.P99),
            }.Select(cell => (IRenderable)new Markup(cell, Style.Parse(style)))]);
        }

        return table;
    }

    public static IRenderable Rules(Snapshot now)
    {
        var most = Math.Max(1, now.Hits.Values.DefaultIfEmpty().Max());
        var grid = new Grid().AddColumn(new GridColumn().PadLeft(2)).AddColumn(new GridColumn().RightAligned()).AddColumn();
        foreach (var rule in now.Rules)
        {
            var hits = now.Hits.GetValueOrDefault(rule.Name);
            grid.AddRow(new Text(rule.Name), new Text(Words.Of(hits)), new Markup($"[red]{new string('█', (int)Math.Ceiling(hits * (double)MostBlocks / most))}[/]"));
        }

        return grid;
    }

    private static string Piece(Phase phase, Snapshot now)
    {
        var width = phase.Orders * BarWidth / Snapshot.Total;
        var done = Math.Min(width, now.Tallies[phase.Number].Sent * width / phase.Orders);
        return $"[{(phase.HasFaults ? "red" : "green")}]{new string('━', done)}[/][grey]{new string('─', width - done)}[/]";
    }
}
