namespace FaultKit;

/// <summary>Something that FaultKit has to say beside its hits.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Message">What it says; a refused plan has a line for each of its errors.</param>
public sealed record FaultNotice(NoticeLevel Level, string Message);
