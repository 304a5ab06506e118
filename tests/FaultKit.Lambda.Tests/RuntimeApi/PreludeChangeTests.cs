using System.Text;

namespace FaultKit.Lambda.Tests;

public sealed class PreludeChangeTests
{
    private const string Other = "{}\0\0\0\0\0\0\0\0";

    private bool _isOn = true;
    private string? _missed;

    [Theory]
    [InlineData("{\"a\":1}\0\0\0\0\0\0\0\0body", Other + "body", 100)]
    [InlineData("{\"a\":1}\0\0\0\0\0\0\0\0body", Other + "body", 1)]
    [InlineData(" {}\0\0\0\0\0\0\0\0\0\0", Other + "\0\0", 3)]
    [InlineData("{}\0\0\0\0\0\0\0\0", Other, 9)]
    public void Prelude_IsReplaced_HoweverItComes(string stream, string expected, int piece)
    {
        Assert.Equal(expected, Change(stream, piece));
        Assert.Null(_missed);
    }

    [Theory]
    [InlineData("body")]
    [InlineData("")]
    [InlineData("{}\0\0\0\0\0\0\0body")]
    public void StreamWithoutAPrelude_PassesAsItIs(string stream)
    {
        Assert.Equal(stream, Change(stream, 2));
        Assert.Equal("the stream has no prelude", _missed);
    }

    [Fact]
    public void StreamThatCanHaveNone_IsNotHeld()
    {
        using var pass = Open();
        using var output = new MemoryStream();

        pass.Pass("b"u8, output);

        Assert.Equal(1, output.Length);
    }

    [Fact]
    public void ObjectWithoutAnEnd_IsHeldUpToALimit()
    {
        using var pass = Open();
        using var output = new MemoryStream();

        pass.Pass([(byte)'{', .. new byte[64 * 1024].Select(_ => (byte)'x')], output);

        Assert.Equal((64 * 1024) + 1, output.Length);
    }

    [Fact]
    public void FaultsTurnedOff_LeaveThePrelude()
    {
        _isOn = false;

        Assert.Equal("{\"a\":1}\0\0\0\0\0\0\0\0body", Change("{\"a\":1}\0\0\0\0\0\0\0\0body", 4));
    }

    private PayloadPass Open() => new PreludeChange(Encoding.Latin1.GetBytes(Other), new(() => _isOn, reason => _missed = reason)).Open();

    private string Change(string stream, int size)
    {
        using var pass = Open();
        using var output = new MemoryStream();
        foreach (var piece in Encoding.Latin1.GetBytes(stream).Chunk(size))
        {
            pass.Pass(piece, output);
        }

        pass.End(output);
        return Encoding.Latin1.GetString(output.ToArray());
    }
}
