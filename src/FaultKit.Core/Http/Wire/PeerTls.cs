using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FaultKit;

/// <summary>The TLS side of a peer that fails afterwards: its certificate names the host that is asked for, and nobody issued it.</summary>
internal static class PeerTls
{
    private static readonly Lock s_signing = new();
    private static readonly ECDsa s_key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Whether a certificate is one of these, and of this process.</summary>
    public static bool IsOurs(X509Certificate? certificate)
    {
        using var key = (certificate as X509Certificate2)?.GetECDsaPublicKey();
        return key?.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(s_key.ExportSubjectPublicKeyInfo()) == true;
    }

    public static Stream Accept(Stream connection, HttpRequestMessage request)
    {
        var tls = new SslStream(connection, leaveInnerStreamOpen: true);
        using var certificate = Create(request.Headers.Host is null ? request.RequestUri!.IdnHost : RequestTags.Server(request));
        tls.AuthenticateAsServer(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ApplicationProtocols = HttpReply.VersionOf(request).Major >= 2 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http11],
        });
        return tls;
    }

    private static X509Certificate2 Create(string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        var now = TimeProvider.System.GetUtcNow();
        lock (s_signing)
        {
            var request = new CertificateRequest("CN=FaultKit", s_key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(names.Build());
            using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

            // Some systems take no key that lives in memory alone.
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        }
    }
}
