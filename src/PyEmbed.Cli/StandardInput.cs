using Microsoft.Win32.SafeHandles;
using PyEmbed.Core.Encodings;

namespace PyEmbed.Cli;

/// <summary>Standard input as text, opened when somebody reads it: most programs do not.</summary>
/// <remarks>Bytes that are no UTF-8 are escaped as lone surrogates (PEP 383), so that none is lost.</remarks>
internal sealed class StandardInput : TextReader
{
    private readonly byte[] _bytes = new byte[4096];
    private Stream? _stream;
    private int _count;       // bytes of a character that is not complete
    private string _text = "";
    private int _at;

    public override int Peek() => _at < _text.Length || TryFill() ? _text[_at] : -1;

    public override int Read() => _at < _text.Length || TryFill() ? _text[_at++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0 || _at >= _text.Length && !TryFill()) return 0;
        count = Math.Min(count, _text.Length - _at);
        _text.CopyTo(_at, buffer, index, count);
        _at += count;
        return count;
    }

    // .NET's reader of a Unix terminal edits lines itself, and leaves the terminal without echo to whoever reads next.
    private static Stream Open() => OperatingSystem.IsWindows() || Console.IsInputRedirected ? Console.OpenStandardInput() : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, 0);

    private bool TryFill()
    {
        _stream ??= Open();
        while (true)
        {
            var read = _stream.Read(_bytes, _count, _bytes.Length - _count);
            if (read == 0 && _count == 0) return false;
            _ = Utf8.TryDecode(_bytes.AsSpan(0, _count + read), ErrorHandler.SurrogateEscape, isFinal: read == 0, out var text, out var consumed, out _);
            _count = _count + read - consumed;
            _bytes.AsSpan(consumed, _count).CopyTo(_bytes);
            _text = text.ToString();
            _at = 0;
            if (_text.Length > 0) return true;
            if (read == 0) return false;
        }
    }

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
        _stream?.Dispose();
        base.Dispose(disposing);
    }
}
