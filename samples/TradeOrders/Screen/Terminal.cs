using Spectre.Console;

namespace TradeOrders.Screen;

/// <summary>Finds out what standard output is: a terminal that can be drawn on, or a pipe that wants plain text.</summary>
internal static class Terminal
{
    // A pipe has no width: whoever reads it breaks the lines.
    private const int PipeWidth = 1000;

    public static IAnsiConsole Open()
    {
        // Decided here and not by guessing from variables of build servers: what is piped is free of escape sequences. NO_COLOR is obeyed.
        var console = AnsiConsole.Create(new()
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Enrichment = new() { UseDefaultEnrichers = false },
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }

    public static IScreen ScreenOn(IAnsiConsole console) =>
        console.Profile.Capabilities.Ansi ? new LiveScreen(console) : new PlainScreen(console);
}
