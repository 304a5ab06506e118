namespace FaultKit.Tests.Http;

/// <summary>A handler that does nothing.</summary>
internal sealed class PassingHandler(HttpMessageHandler inner) : DelegatingHandler(inner);
