using System.Globalization;
using Spectre.Console;

namespace FaultKit.Testing;

/// <summary>Turns a table into text for the message of a failed test: no colours, and wide enough for logs.</summary>
internal static class PlainTable
{
    private const int Width = 180;

    public static string Write(Table table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = Width;
        console.Write(table);
        return text.ToString().TrimEnd();
    }
}
