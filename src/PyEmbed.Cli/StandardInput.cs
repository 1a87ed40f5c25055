using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Cli;

/// <summary>Standard input as text, opened when somebody reads it: most programs do not.</summary>
internal sealed class StandardInput : TextReader
{
    private StreamReader? _reader;

    [HostText("the standard streams are UTF-8")]
    private StreamReader Reader => _reader ??= new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false), false, 4096);

    public override int Peek() => Reader.Peek();

    public override int Read() => Reader.Read();

    public override int Read(char[] buffer, int index, int count) => Reader.Read(buffer, index, count);

    public override string? ReadLine() => Reader.ReadLine();

    /// <summary>All bytes of standard input, of which nothing was read as text.</summary>
    public static byte[] ReadAllBytes()
    {
        using var bytes = new MemoryStream();
        using var input = Console.OpenStandardInput();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    protected override void Dispose(bool disposing)
    {
        _reader?.Dispose();
        base.Dispose(disposing);
    }
}
