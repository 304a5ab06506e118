using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FaultKit.Conformance;

/// <summary>Servers that are asked for TLS.</summary>
internal static class TlsServer
{
    private static readonly X509Certificate2 s_certificate = SelfSigned();

    /// <summary>One whose certificate names it well, but was issued by nobody.</summary>
    public static Peer Untrusted() => RawServer.Start(async connection =>
    {
        using var tls = new SslStream(connection.Stream);
        await tls.AuthenticateAsServerAsync(s_certificate);
        await connection.ReadRequestAsync();
    }, "https");

    /// <summary>One that greets as it should, reads the request, and then does something to the connection.</summary>
    public static Peer Greeting(Func<RawConnection, Task> then) => RawServer.Start(async connection =>
    {
        var tls = new SslStream(connection.Stream, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsServerAsync(s_certificate);
        connection.Stream = tls;
        await connection.ReadRequestAsync();
        await then(connection);
    }, "https");

    /// <summary>One that answers in plain text.</summary>
    public static Peer Plain() => RawServer.Start(async connection =>
    {
        await connection.ReadSomeAsync();
        await connection.SendAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        await connection.FinishAsync();
    }, "https");

    /// <summary>One that hangs up when it is greeted.</summary>
    public static Peer Closing() => RawServer.Start(async connection =>
    {
        await connection.ReadSomeAsync();
        await connection.FinishAsync();
    }, "https");

    public static bool IsOurs(X509Certificate? certificate) => certificate?.GetCertHashString() == s_certificate.Thumbprint;

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=prices.internal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
