namespace FaultKit.Testing;

/// <summary>The effects that an expectation means: <c>PutItem orders/*</c>. One that ends early means all that is under it.</summary>
internal readonly struct EffectName
{
    private readonly GlobPattern _exactly;
    private readonly GlobPattern _under;

    public EffectName(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        _exactly = new(text, '/', ignoresCase: false);
        _under = new($"{text}{(text.Contains(' ', StringComparison.Ordinal) ? '/' : ' ')}**", '/', ignoresCase: false);
    }

    public bool Covers(string effect) => _exactly.IsMatch(effect) || _under.IsMatch(effect);
}
