using Amazon.Runtime;
using FaultKit.AwsSdk.Sources;

namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>Sources that ask a server of the test.</summary>
internal static class Sources
{
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public static SignedClient Client(string service, Uri address) => new(
        new SourceConfig(service)
        {
            ServiceURL = address.ToString(),
            AuthenticationRegion = "eu-west-1",
            DefaultAWSCredentials = new SessionAWSCredentials("AKIDEXAMPLE", Secret, "token"),
        },
        TimeProvider.System);

    public static async Task<PlanLook> LookAsync(this PlanSource source) => await source.LookAsync(TestContext.Current.CancellationToken);
}
