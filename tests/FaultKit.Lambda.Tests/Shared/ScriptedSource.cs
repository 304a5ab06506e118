using System.Text;

namespace FaultKit.Lambda.Tests;

/// <summary>A source whose document a test edits.</summary>
internal sealed class ScriptedSource(params byte[] document) : PlanSource
{
    private byte[]? _seen;

    public ScriptedSource(string document)
        : this(Encoding.UTF8.GetBytes(document))
    {
    }

    /// <summary>The document; null once it is gone.</summary>
    public byte[]? Document { get; set; } = document;

    public override string Name => "script";

    public override TimeSpan Interval => TimeSpan.Zero;

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation)
    {
        var now = Document;
        var look = now is null ? PlanLook.Gone("it was taken away") : now == _seen ? PlanLook.Unchanged : PlanLook.Found(now);
        _seen = now;
        return new(look);
    }
}
