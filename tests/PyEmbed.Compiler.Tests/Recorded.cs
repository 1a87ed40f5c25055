using System.Globalization;
using System.Reflection;
using System.Text;

namespace PyEmbed.Compiler.Tests;

/// <summary>Data recorded from CPython 3.11.7, kept beside the tests that use it.</summary>
internal static class Recorded
{
    public static string Text(string path)
    {
        using var reader = new StreamReader(Open(path));
        return reader.ReadToEnd();
    }

    public static byte[] Bytes(string path)
    {
        using var stream = Open(path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Lines of tab-separated fields; lines that start with <c>#</c> are comments.</summary>
    public static IEnumerable<string[]> Rows(string path) =>
        Text(path).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    /// <summary>Undoes Python's <c>unicode_escape</c>.</summary>
    public static string Unescape(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }
            var digits = text[++i] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                result.Append(char.ConvertFromUtf32(int.Parse(text.AsSpan(i + 1, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
                i += digits;
                continue;
            }
            result.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', _ => text[i] });
        }
        return result.ToString();
    }

    private static Stream Open(string path) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(path) ?? throw new FileNotFoundException("not embedded", path);
}
