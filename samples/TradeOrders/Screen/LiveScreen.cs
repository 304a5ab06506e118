using Spectre.Console;
using Spectre.Console.Rendering;
using TradeOrders.Story;

namespace TradeOrders.Screen;

/// <summary>A table that is drawn over itself: for terminals.</summary>
internal sealed class LiveScreen(IAnsiConsole console) : IScreen
{
    private const int LinesKept = 5;

    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);

    private readonly Lock _writing = new();
    private readonly Queue<string> _lines = new();

    public void Say(string line)
    {
        lock (_writing)
        {
            _lines.Enqueue(line);
            while (_lines.Count > LinesKept)
            {
                _lines.Dequeue();
            }
        }
    }

    public Task<RunResult> ShowAsync(Func<Snapshot> look, Task<RunResult> play) =>
        console.Live(Draw(look())).AutoClear(true).StartAsync(async live =>
        {
            using var timer = new PeriodicTimer(s_pace);
            while (await Task.WhenAny(play, timer.WaitForNextTickAsync().AsTask()) != play)
            {
                live.UpdateTarget(Draw(look()));
            }

            return await play;
        });

    private Rows Draw(Snapshot now)
    {
        string[] lines;
        lock (_writing)
        {
            lines = [.. _lines];
        }

        return new(
            LiveParts.Head(now),
            new Text(""),
            LiveParts.Phases(now),
            LiveParts.Rules(now),
            new Rows(lines.Select(line => (IRenderable)new Text(line, new Style(decoration: Decoration.Dim)) { Overflow = Overflow.Ellipsis })));
    }
}
