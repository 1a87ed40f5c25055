using System.Reflection;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;

namespace PyEmbed.VM.Tests.Interpreter;

/// <summary>Data kept beside the tests that use it.</summary>
internal static class Embedded
{
    public static string Text(string path)
    {
        using var reader = new StreamReader(Open(path));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>A module's code from marshal data of CPython 3.11.</summary>
    public static CodeObject Code(string path) => ((CodeConstant)MarshalReader.Load(Bytes(path))).Code;

    public static byte[] Bytes(string path)
    {
        using var stream = Open(path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Stream Open(string path) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(path) ?? throw new FileNotFoundException("not embedded", path);
}
