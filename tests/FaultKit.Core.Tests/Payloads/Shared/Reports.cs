namespace FaultKit.Tests;

/// <summary>Takes down what corruptions say that depend on what a payload holds.</summary>
internal sealed class Reports(bool isOn = true)
{
    public List<string> Lines { get; } = [];

    public PayloadReport New() => new(Made, Lines.Add);

    private bool Made()
    {
        Lines.Add(isOn ? "made" : "off");
        return isOn;
    }
}
