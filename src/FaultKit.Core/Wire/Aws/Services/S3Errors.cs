namespace FaultKit;

/// <summary>What S3 answers (Amazon S3 API Reference, "Error responses": codes, statuses and texts).</summary>
internal static class S3Errors
{
    public static AwsService Service { get; } = new(
        "S3",
        AwsProtocol.S3,
        [
            new("SlowDown", 503, "Please reduce your request rate.", AwsErrorKind.Throttled),
            new("AccessDenied", 403, "Access Denied", AwsErrorKind.Denied),
            new("ExpiredToken", 400, "The provided token has expired.", AwsErrorKind.Expired),
            new("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.", AwsErrorKind.Invalid),
            new("InternalError", 500, "We encountered an internal error. Please try again.", AwsErrorKind.Internal),
            new("ServiceUnavailable", 503, "Please reduce your request rate.", AwsErrorKind.Unavailable),
            new("RequestTimeTooSkewed", 403, CommonErrors.SkewText, AwsErrorKind.Skewed),
            new("NoSuchKey", 404, "The specified key does not exist."),
            new("NoSuchBucket", 404, "The specified bucket does not exist"),
            new("NoSuchUpload", 404, "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed."),
            new("NoSuchVersion", 404, "The specified version does not exist."),
            new("NoSuchTagSet", 404, "The TagSet does not exist"),
            new("PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold"),
            new("ConditionalRequestConflict", 409, "The conditional request cannot succeed due to a conflicting operation against this resource."),
            new("OperationAborted", 409, "A conflicting conditional operation is currently in progress against this resource. Please try again."),
            new("BucketAlreadyExists", 409, "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again."),
            new("BucketAlreadyOwnedByYou", 409, "Your previous request to create the named bucket succeeded and you already own it."),
            new("BucketNotEmpty", 409, "The bucket you tried to delete is not empty"),
            new("RestoreAlreadyInProgress", 409, "Object restore is already in progress"),
            new("InvalidObjectState", 403, "The operation is not valid for the object's storage class"),
            new("SignatureDoesNotMatch", 403, "The request signature we calculated does not match the signature you provided. Check your key and signing method."),
            new("RequestTimeout", 400, "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed."),
            new("InvalidToken", 400, "The provided token is malformed or otherwise invalid."),
            new("BadDigest", 400, "The Content-MD5 you specified did not match what we received."),
            new("InvalidDigest", 400, "The Content-MD5 you specified is not valid."),
            new("IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header."),
            new("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed object size."),
            new("EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size"),
            new("InvalidPart", 400, "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag."),
            new("InvalidPartOrder", 400, "The list of parts was not in ascending order. The parts list must be specified in order by part number."),
            new("InvalidArgument", 400, "Invalid Argument"),
            new("InvalidBucketName", 400, "The specified bucket is not valid."),
            new("InvalidRequest", 400, "Invalid Request"),
            new("InvalidRange", 416, "The requested range is not satisfiable"),
            new("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema"),
            new("MethodNotAllowed", 405, "The specified method is not allowed against this resource."),
            new("NotImplemented", 501, "A header you provided implies functionality that is not implemented"),
            new("KMS.ThrottlingException", 400, "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."),
        ])
    {
        Renamed = new Dictionary<string, string>
        {
            ["PutBucket"] = "CreateBucket",
            ["InitiateMultipartUpload"] = "CreateMultipartUpload",
            ["DeleteCORSConfiguration"] = "DeleteBucketCors",
            ["DeleteLifecycleConfiguration"] = "DeleteBucketLifecycle",
            ["GetCORSConfiguration"] = "GetBucketCors",
            ["GetLifecycleConfiguration"] = "GetBucketLifecycleConfiguration",
            ["GetBucketNotification"] = "GetBucketNotificationConfiguration",
            ["GetObjectMetadata"] = "HeadObject",
            ["ListVersions"] = "ListObjectVersions",
            ["PutCORSConfiguration"] = "PutBucketCors",
            ["PutLifecycleConfiguration"] = "PutBucketLifecycleConfiguration",
            ["PutBucketNotification"] = "PutBucketNotificationConfiguration",
            ["CopyPart"] = "UploadPartCopy",
        },
    };
}
