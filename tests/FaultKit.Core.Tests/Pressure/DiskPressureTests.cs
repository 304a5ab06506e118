namespace FaultKit.Tests;

public sealed class DiskPressureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Folder => _folder[""];

    [Fact]
    public void Space_IsTakenWithoutAName_AndGivenBack()
    {
        var pressure = DiskPressure.Begin(8 << 20, Folder, out var detail);
        var (names, held) = (Directory.GetFiles(Folder), pressure.Held);

        pressure.Dispose();

        Assert.Equal((0, 8L << 20, 0L), (names.Length, held, pressure.Held));
        Assert.Equal($"8 MiB of {Folder} taken", detail);
    }

    [Fact]
    public void LessThanAMiBLeft_GivesNothing()
    {
        using var pressure = DiskPressure.Begin(long.MaxValue, Folder, out var detail, room: 1 << 20);

        Assert.Equal((0L, $"0 MiB of {Folder} taken, all but the last"), (pressure.Held, detail));
    }

    public void Dispose() => _folder.Dispose();
}
