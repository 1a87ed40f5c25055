using System.Text;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>A standard stream as an open file. Reader, writer and the process's stream are the host's, so that nothing is disposed of.</summary>
/// <param name="system">The system's file below, of which the engine may know; null: none.</param>
internal abstract class HostStreamFile(OpenFile? system) : PositionlessFile
{
    public override bool IsTerminal => system?.IsTerminal ?? false;

    public override System.Runtime.InteropServices.SafeHandle? Handle => system?.Handle;

    public override FileReadiness GetReadiness() => system?.GetReadiness() ?? base.GetReadiness();

    public override void WaitUntilReady(FileReadiness wanted, TimeSpan most)
    {
        if (system is null) base.WaitUntilReady(wanted, most);
        else system.WaitUntilReady(wanted, most);
    }

    public override FileError GetStatus(out FileStatus status)
    {
        if (system?.GetStatus(out status) == FileError.None) return FileError.None;
        status = new FileStatus(FileKind.Pipe, 0, DateTimeOffset.UnixEpoch);
        return FileError.None;
    }
}

/// <summary>A TextWriter of the host as an open file: bytes are UTF-8, unless the writer stands over a stream that takes them as they are.</summary>
[HostText("text of the host's reader and writer")]
internal sealed class HostWriterFile(TextWriter writer, OpenFile? system) : HostStreamFile(system)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public override bool CanRead => false;

    public override bool CanWrite => true;

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        return FileError.BadDescriptor;
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        try
        {
            if (writer is IByteWriter direct) direct.WriteBytes(bytes);
            else if (writer is StreamWriter { BaseStream: var stream })
            {
                writer.Flush();
                stream.Write(bytes);
            }
            else
            {
                var chars = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
                writer.Write(chars, 0, _decoder.GetChars(bytes, chars, flush: false));
            }
            count = bytes.Length;
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    public override FileError Flush(bool toDisk)
    {
        try
        {
            writer.Flush();
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }
}

/// <summary>A TextReader of the host as an open file: its text in UTF-8.</summary>
internal sealed class HostReaderFile(TextReader reader, OpenFile? system) : HostStreamFile(system)
{
    private readonly char[] _chars = new char[1024];
    private byte[] _bytes = [];
    private int _used;

    private bool HasText => _used < _bytes.Length || reader is IWaitingReader { HasText: true };

    public override FileReadiness GetReadiness() => HasText ? FileReadiness.Read : base.GetReadiness();

    public override bool CanRead => true;

    public override bool CanWrite => false;

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

    public override FileError Flush(bool toDisk) => FileError.None;
}
