using Refit;

namespace FaultKit.Tests;

/// <summary>A client that Refit writes.</summary>
public interface IQuoteApi
{
    [Get("/quotes/1")]
    Task<string> GetAsync();
}
