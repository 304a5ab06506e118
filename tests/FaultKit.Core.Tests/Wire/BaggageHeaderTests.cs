namespace FaultKit.Tests;

public sealed class BaggageHeaderTests
{
    [Theory]
    [InlineData("tenant=acme", "tenant", "acme")]
    [InlineData("flow=7, tenant = acme ;kept;of=5 , tenant=other", "tenant", "acme")]
    [InlineData("tenant=a%20b%3D%C3%BC", "tenant", "a b=\u00fc")]
    [InlineData("tenant=a=b", "tenant", "a=b")]
    [InlineData("tenant=", "tenant", "")]
    [InlineData("Tenant=acme", "tenant", null)]
    [InlineData("subtenant=acme", "tenant", null)]
    [InlineData("tenant", "tenant", null)]
    [InlineData(",,;=,", "tenant", null)]
    [InlineData("", "tenant", null)]
    public void AnEntry_IsFoundByItsName(string header, string key, string? expected) => Assert.Equal(expected, BaggageHeader.Find(header, key));
}
