using TradeOrders.Story;

namespace TradeOrders.Screen;

/// <summary>Shows the story while it is played.</summary>
internal interface IScreen
{
    /// <summary>Shows a line; from any thread.</summary>
    void Say(string line);

    /// <summary>Shows how things stand, again and again, until the play has ended.</summary>
    Task<RunResult> ShowAsync(Func<Snapshot> look, Task<RunResult> play);
}
