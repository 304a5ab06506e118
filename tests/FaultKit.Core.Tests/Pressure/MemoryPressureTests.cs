namespace FaultKit.Tests;

public sealed class MemoryPressureTests
{
    private const long Size = 256L << 20;

    [Fact]
    public void Memory_IsTakenForGood_AndGivenBack()
    {
        var before = Environment.WorkingSet;
        var pressure = MemoryPressure.Begin(Size, out var detail);
        var held = Environment.WorkingSet - before;

        pressure.Dispose();

        // Tests beside this one take and give back memory too; not half of this.
        Assert.InRange(held, Size / 2, long.MaxValue);
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, Size / 2);
        Assert.Equal("256 MiB of memory taken", detail);
    }

    [Fact]
    public void GivingBackTwice_IsGivingBackOnce()
    {
        var pressure = MemoryPressure.Begin(1, out _);

        pressure.Dispose();
        pressure.Dispose();
    }
}
