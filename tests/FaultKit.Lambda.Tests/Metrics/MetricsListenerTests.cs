using System.Text;

namespace FaultKit.Lambda.Tests;

public sealed class MetricsListenerTests
{
    [Fact]
    public async Task InjectedFaults_AreWritten_AndOthersAreNot()
    {
        var lines = new List<string>();
        var injector = new FaultInjector();
        injector.Evidence.Add(new MetricsListener(new("orders", isJson: false), line => lines.Add(Encoding.UTF8.GetString(line.Span))));
        injector.Load(FaultPlan.Of(Rules.Error(), Rules.Response()));
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, new())).Start();

        await stage.InvokeAsync();

        Assert.Equal([HitOutcome.Suppressed, HitOutcome.Injected], stage.Hits.Select(hit => hit.Outcome));
        Assert.Contains("\"Fault\":\"error\"", Assert.Single(lines), StringComparison.Ordinal);
    }
}
