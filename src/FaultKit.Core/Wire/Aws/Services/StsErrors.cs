namespace FaultKit;

/// <summary>What STS answers (AWS Security Token Service API Reference, "Common errors" and the errors of its operations).</summary>
internal static class StsErrors
{
    public static AwsService Service { get; } = new(
        "STS",
        AwsProtocol.Query,
        [
            new("ExpiredTokenException", 400, "Token expired", AwsErrorKind.Expired) { Operations = ["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"] },
            new("IDPCommunicationError", 400, "The identity provider could not be reached."),
            new("IDPRejectedClaim", 403, "The identity provider reported that authentication failed."),
            new("InvalidIdentityToken", 400, "The web identity token that was passed could not be validated."),
            new("InvalidAuthorizationMessageException", 400, "The message passed to DecodeAuthorizationMessage was invalid."),
            new("MalformedPolicyDocument", 400, "The policy document was malformed."),
            new("PackedPolicyTooLarge", 400, "Packed size of session tags consumes more than is allotted."),
            new("RegionDisabledException", 403, "STS is not activated in this region for account."),
        ]);
}
