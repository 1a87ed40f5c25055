using System.Reflection;

namespace PyEmbed.Bytecode.Tests;

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

    private static Stream Open(string path) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(path) ?? throw new FileNotFoundException("not embedded", path);
}
