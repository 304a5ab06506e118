using System.Globalization;
using System.Reflection;
using LayerZip;

if (args is not [var folder, var runtime, var zip])
{
    Console.Error.WriteLine("usage: LayerZip <folder> <runtime> <zip>");
    return 2;
}

var version = typeof(ZipWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
var manifest = LayerManifest.Of(folder, version, runtime);
manifest.Write(folder);
ZipWriter.Write(folder, zip);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{zip}: {new FileInfo(zip).Length:N0} bytes, version {version}"));
foreach (var file in manifest.Files)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {file.Bytes,10:N0}  {file.Sha256[..12]}  /opt/{file.Path}"));
}

return 0;
