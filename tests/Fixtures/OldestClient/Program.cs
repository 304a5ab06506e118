using FaultKit;
using FaultKit.AwsSdk;
using FaultKit.AwsSdk.Conformance;

var address = new Uri(args[0]);
using var early = VersionScenario.Client(address);
await using var chaos = Chaos.UseChaos(chaos => chaos.AddAwsSdk());
early.AttachChaos();
foreach (var line in await VersionScenario.RunAsync(address, early))
{
    Console.WriteLine(line);
}
