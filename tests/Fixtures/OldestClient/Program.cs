using FaultKit;
using FaultKit.AwsSdk;
using FaultKit.AwsSdk.Conformance;

await using var chaos = Chaos.UseChaos(chaos => chaos.AddAwsSdk());
foreach (var line in await VersionScenario.RunAsync(new Uri(args[0])))
{
    Console.WriteLine(line);
}
