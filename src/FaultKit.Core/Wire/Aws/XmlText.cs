using System.Security;
using System.Text;

namespace FaultKit;

/// <summary>The few elements that an XML error needs.</summary>
internal static class XmlText
{
    public static string Element(string name, string text) => $"<{name}>{SecurityElement.Escape(text)}</{name}>";

    public static byte[] Document(string root) => Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8"?>{'\n'}{root}""");
}
