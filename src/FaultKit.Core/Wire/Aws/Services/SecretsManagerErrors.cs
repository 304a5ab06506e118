namespace FaultKit;

/// <summary>What Secrets Manager answers (AWS Secrets Manager API Reference; codes as its model has them).</summary>
internal static class SecretsManagerErrors
{
    public static AwsService Service { get; } = new(
        "Secrets Manager",
        AwsProtocol.Json11,
        [
            new("InternalServiceError", 500, "An error occurred on the server side.", AwsErrorKind.Internal),
            new("ResourceNotFoundException", 400, "Secrets Manager can't find the specified secret."),
            new("ResourceExistsException", 400, "The operation failed because the secret already exists."),
            new("InvalidParameterException", 400, "The parameter name or value is invalid."),
            new("InvalidRequestException", 400, "You can't perform this operation on the secret because it was marked for deletion."),
            new("InvalidNextTokenException", 400, "The NextToken value is invalid."),
            new("LimitExceededException", 400, "A quota of Secrets Manager would be exceeded."),
            new("DecryptionFailure", 400, "Secrets Manager can't decrypt the protected secret text using the provided KMS key."),
            new("EncryptionFailure", 400, "Secrets Manager can't encrypt the protected secret text using the provided KMS key."),
            new("MalformedPolicyDocumentException", 400, "The resource policy has syntax errors."),
            new("PreconditionNotMetException", 400, "The prerequisites of the request were not met."),
            new("PublicPolicyException", 400, "The resource policy would let everybody in."),
            new("ThrottlingException", 400, "Rate exceeded", AwsErrorKind.Throttled),
        ]);
}
