using PyEmbed.Core.Encodings;
using PyEmbed.StandardLibrary.Io;

namespace PyEmbed.Cli;

/// <summary>Standard input as text, opened when somebody reads it: most programs do not.</summary>
/// <remarks>Bytes that are no UTF-8 are escaped as lone surrogates (PEP 383), so that none is lost.</remarks>
internal sealed class StandardInput : TextReader, IWaitingReader
{
    private readonly byte[] _bytes = new byte[4096];
    private OpenFile? _file;
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

    public bool HasText => _at < _text.Length;

    public OpenFile File => _file ??= StandardFile.Open(0);

    private bool TryFill()
    {
        while (true)
        {
            var error = File.Read(_bytes.AsSpan(_count), out var read);
            if (error != FileError.None) throw new FileSystemException(error);
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
        var bytes = new List<byte>();
        var part = new byte[1 << 16];
        var input = StandardFile.Open(0);
        while (input.Read(part, out var count) == FileError.None && count > 0) bytes.AddRange(part.AsSpan(0, count));
        return [.. bytes];
    }
}
