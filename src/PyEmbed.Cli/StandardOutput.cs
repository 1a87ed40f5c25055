using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.StandardLibrary.Io;

namespace PyEmbed.Cli;

/// <summary>Standard output or error as text. Errors are told: nobody reads any more, the disk is full.</summary>
/// <remarks>As in CPython what could not be written remains to be written where a flush has failed, and is lost where a write has.</remarks>
/// <param name="file">Where it goes.</param>
/// <param name="isUnbuffered">Whether each text is written at once.</param>
/// <param name="isLenient">Whether errors are not told: for messages of the command line itself, which has nobody else to tell.</param>
[HostText("the standard streams are UTF-8")]
internal sealed class StandardOutput(OpenFile file, bool isUnbuffered, bool isLenient = false) : TextWriter, IByteWriter
{
    private const int Capacity = 8192;

    private readonly Encoder _encoder = new UTF8Encoding(false).GetEncoder();
    private readonly byte[] _bytes = new byte[Capacity + 4];   // behind it the rest of a pair of surrogates, which comes with the next text
    private int _count;

    public override Encoding Encoding { get; } = new UTF8Encoding(false);

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        for (var isComplete = false; !isComplete;)
        {
            _encoder.Convert(buffer, _bytes.AsSpan(_count), flush: false, out var used, out var made, out isComplete);
            buffer = buffer[used..];
            _count += made;
            if (!isComplete || _count >= Capacity) Drain(keepsRest: false);
        }
        if (isUnbuffered) Drain(keepsRest: false);
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Flush();
        Check(file.Write(bytes, out _));
    }

    public override void Flush() => Drain(keepsRest: true);

    private void Drain(bool keepsRest)
    {
        if (_count == 0) return;
        var error = file.Write(_bytes.AsSpan(0, _count), out var written);
        var rest = keepsRest && error != FileError.None ? _count - written : 0;
        _bytes.AsSpan(written, rest).CopyTo(_bytes);
        _count = rest;
        Check(error);
    }

    private void Check(FileError error)
    {
        if (error != FileError.None && !isLenient) throw new FileSystemException(error);
    }
}
