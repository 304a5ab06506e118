using Spectre.Console;
using Spectre.Console.Rendering;
using TradeOrders.Story;

namespace TradeOrders.Screen;

/// <summary>A table that is drawn over itself: for terminals.</summary>
internal sealed class LiveScreen(IAnsiConsole console) : IScreen
{
    private const int LinesShown = 4;
    private const int LinesKept = 40;

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

    public async Task<RunResult> ShowAsync(Func<Snapshot> look, Task<RunResult> play)
    {
        await console.Live(Draw(look())).AutoClear(true).StartAsync(async live =>
        {
            using var timer = new PeriodicTimer(s_pace);
            while (await Task.WhenAny(play, timer.WaitForNextTickAsync().AsTask()) != play)
            {
                live.UpdateTarget(Draw(look()));
            }
        });
        if (!play.IsCompletedSuccessfully)
        {
            // The picture is gone, and with it what was said last: perhaps why it came to this.
            Array.ForEach(LastLines(LinesKept), console.WriteLine);
        }

        return await play;
    }

    private Rows Draw(Snapshot now)
    {
        var lines = LastLines(LinesShown).Select(line => (IRenderable)new Text(line, new Style(decoration: Decoration.Dim)) { Overflow = Overflow.Ellipsis });
        return new(LiveParts.Head(now), new Text(""), LiveParts.Phases(now), LiveParts.Rules(now), new Rows(lines));
    }

    private string[] LastLines(int count)
    {
        lock (_writing)
        {
            return [.. _lines.TakeLast(count)];
        }
    }
}
