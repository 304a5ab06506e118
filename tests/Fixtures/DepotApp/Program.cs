using System.Text;
using Depot;
using FaultKit;

await using var chaos = Chaos.UseChaos();
var depot = new DepotClient();
await depot.WriteAsync("orders/7.json", """{"symbol":"MSFT"}"""u8.ToArray());
Console.WriteLine(Encoding.UTF8.GetString(await depot.ReadAsync("orders/7.json")));
if (chaos.Injector is { } injector)
{
    foreach (var hit in injector.Journal.Hits)
    {
        Console.WriteLine($"{hit.Outcome} {hit.Fault} at {hit.Point}");
    }
}
