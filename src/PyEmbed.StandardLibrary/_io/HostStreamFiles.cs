using System.Text;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>A TextWriter of the host as an open file: bytes are UTF-8, unless the writer stands over a stream that takes them as they are.</summary>
[HostText("text of the host's reader and writer")]
internal sealed class HostWriterFile(TextWriter writer) : OpenFile
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public override bool CanRead => false;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        return FileError.BadDescriptor;
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = bytes.Length;
        if (writer is StreamWriter { BaseStream: var stream })
        {
            writer.Flush();
            stream.Write(bytes);
            return FileError.None;
        }
        var chars = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        writer.Write(chars, 0, _decoder.GetChars(bytes, chars, flush: false));
        return FileError.None;
    }

    public override FileError Seek(long offset, SeekOrigin origin, out long position)
    {
        position = 0;
        return FileError.NotSeekable;
    }

    public override FileError SetLength(long length) => FileError.Invalid;

    public override FileError Flush(bool toDisk)
    {
        writer.Flush();
        return FileError.None;
    }

    public override FileError GetStatus(out FileStatus status)
    {
        status = new FileStatus(FileKind.Pipe, 0, DateTimeOffset.UnixEpoch);
        return FileError.None;
    }

    // The writer is the host's.
    protected override void Dispose(bool disposing) { }
}

/// <summary>A TextReader of the host as an open file: its text in UTF-8.</summary>
internal sealed class HostReaderFile(TextReader reader) : OpenFile
{
    private readonly char[] _chars = new char[1024];
    private byte[] _bytes = [];
    private int _used;

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override bool CanSeek => false;

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        while (_used == _bytes.Length)
        {
            var read = reader.Read(_chars, 0, _chars.Length - 1);
            if (read == 0) return FileError.None;
            // The other half of a pair.
            if (_chars[read - 1] is >= '\uD800' and <= '\uDBFF' && reader.Read() is >= 0 and var low) _chars[read++] = (char)low;
            var text = PythonText.FromUtf16(new string(_chars, 0, read));
            // Bytes that a reader has escaped (PEP 383) are those bytes again.
            if (!Utf8.TryEncode(text, ErrorHandler.SurrogateEscape, out _bytes, out _)) _ = Utf8.TryEncode(text, ErrorHandler.Replace, out _bytes, out _);
            _used = 0;
        }
        count = Math.Min(buffer.Length, _bytes.Length - _used);
        _bytes.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        return FileError.None;
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        return FileError.BadDescriptor;
    }

    public override FileError Seek(long offset, SeekOrigin origin, out long position)
    {
        position = 0;
        return FileError.NotSeekable;
    }

    public override FileError SetLength(long length) => FileError.Invalid;

    public override FileError Flush(bool toDisk) => FileError.None;

    public override FileError GetStatus(out FileStatus status)
    {
        status = new FileStatus(FileKind.Pipe, 0, DateTimeOffset.UnixEpoch);
        return FileError.None;
    }

    // The reader is the host's.
    protected override void Dispose(bool disposing) { }
}
