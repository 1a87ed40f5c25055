using System.Text;
using PyEmbed.Core.Encodings;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>A standard stream as the host gave it: a TextWriter or a TextReader, of which nothing need be encoded.</summary>
/// <param name="number">0, 1 or 2.</param>
/// <param name="writer">Where to write; null with a null reader: nowhere.</param>
/// <param name="reader">Where to read; null: at its end.</param>
/// <param name="isTerminal">Whether the stream of a number is a terminal; null: none is.</param>
/// <param name="openSystemFile">Opens the system's file below; null: there is none, or the engine is not to have it.</param>
internal sealed class HostText(int number, TextWriter? writer, TextReader? reader, Func<int, bool>? isTerminal, Func<int, OpenFile>? openSystemFile)
{
    private static readonly PyStr s_utf8 = PyStr.FromName("utf-8");

    public string Name => number switch { 0 => "<stdin>", 1 => "<stdout>", _ => "<stderr>" };

    public bool IsWritable => number != 0;

    public bool IsLineBuffered => number == 2;

    public bool IsTerminal => isTerminal?.Invoke(number) ?? false;

    public bool IsClosed { get; set; }

    /// <summary>What is done about lone surrogates: standard error shows them, the others refuse them.</summary>
    public string Errors { get; set; } = number == 2 ? "backslashreplace" : "strict";

    private bool CheckOpen() => !IsClosed || PyErr.ValueError(Streams.ClosedMessage);

    /// <summary>Writes text, charged as the bytes it has in UTF-8. False: an error is set.</summary>
    [MustCheck]
    public bool TryWrite(PyThreadState thread, PyStr text)
    {
        if (!CheckOpen()) return false;
        if (!IsWritable) return Streams.Unsupported(thread, "not writable");
        if (!TryGetUtf16(thread, text, out var chars, out var bytes)) return false;
        if (!thread.Budget.TryTakeOutput(thread, bytes?.Length ?? ValidUtf8.CountBytes(chars))) return false;
        try
        {
            if (bytes is not null && writer is IByteWriter direct) direct.WriteBytes(bytes);
            else if (bytes is not null && writer is StreamWriter { BaseStream: var stream })
            {
                writer.Flush();
                stream.Write(bytes);
            }
            else writer?.Write(chars);
            return true;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Set(FileErrors.Of(exception));
        }
    }

    /// <summary>False: an error is set.</summary>
    [MustCheck]
    public bool TryFlush()
    {
        if (!CheckOpen()) return false;
        try
        {
            if (IsWritable) writer?.Flush();
            return true;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Set(FileErrors.Of(exception));
        }
    }

    private bool CheckReadable(PyThreadState thread) => CheckOpen() && (!IsWritable || Streams.Unsupported(thread, "not readable"));

    /// <summary>A line with <c>\n</c> at its end, whatever stood there. Null: an error is set.</summary>
    public PyObject? ReadLine(PyThreadState thread, nint limit)
    {
        if (!CheckReadable(thread)) return null;
        var text = new StringBuilder();
        try
        {
            // Other threads run while this one waits for input.
            if (thread.Interpreter.Threads.Count > 0 && reader is not null) return ReadLineUnlocked(thread, reader, limit, text);
            while (limit < 0 || text.Length < limit)
            {
                if (!TryAwait(thread)) return null;
                var c = reader?.Read() ?? -1;
                if (c < 0) break;
                if (!thread.TryChargeWork(1)) return null;
                if ((text.Length & 0xFFFF) == 0xFFFF && !thread.TryReserve(4L * text.Length)) return null;
                if (c == '\r')
                {
                    if (reader!.Peek() == '\n') reader.Read();
                    c = '\n';
                }
                text.Append((char)c);
                if (c == '\n') break;
            }
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Set(FileErrors.Of(exception));
        }
        return Decoded(thread, text.ToString());
    }

    // Interrupts are heard and other threads run while this one waits for input. False: an error is set.
    private bool TryAwait(PyThreadState thread) => Waiting is not { HasText: false } waiting || thread.TryWaitFor(waiting.File, FileReadiness.Read);

    private IWaitingReader? Waiting => reader as IWaitingReader;

    private const int MostUnlocked = 1 << 16;   // characters between two looks at limits

    private PyObject? ReadLineUnlocked(PyThreadState thread, TextReader reader, nint limit, StringBuilder text)
    {
        for (var isOver = false; !isOver;)
        {
            if (!TryAwait(thread)) return null;
            var start = text.Length;
            using (thread.Unlock()) isOver = ReadPart(reader, limit, text);
            if (!thread.TryChargeWork(text.Length - start) || !thread.TryReserve(4L * text.Length)) return null;
        }
        return Decoded(thread, text.ToString());
    }

    // Whether that was the line. A reader serves one thread at a time.
    private bool ReadPart(TextReader reader, nint limit, StringBuilder text)
    {
        lock (reader)
        {
            for (var i = 0; i < MostUnlocked; i++)
            {
                if (limit >= 0 && text.Length >= limit) return true;
                if (i > 0 && Waiting is { HasText: false }) return false;
                var c = reader.Read();
                if (c < 0) return true;
                if (c == '\r')
                {
                    if (reader.Peek() == '\n') reader.Read();
                    c = '\n';
                }
                text.Append((char)c);
                if (c == '\n') return true;
            }
            return false;
        }
    }

    // A reader of bytes escapes those that are no UTF-8 (PEP 383). Null: an error is set.
    private PyObject? Decoded(PyThreadState thread, string text)
    {
        var made = PyStr.FromUtf16(text);
        if (Errors == "surrogateescape" || text.AsSpan().IndexOfAnyInRange('\uDC80', '\uDCFF') < 0 || !HasEscapes(made)) return made;
        return Utf8.TryEncode(made.Text, ErrorHandler.SurrogateEscape, out var bytes, out _) ? CodecCalls.Decode(thread, PyBytes.Adopt(bytes), s_utf8, PyStr.FromUtf16(Errors)) : made;
    }

    // Not as part of a pair.
    private static bool HasEscapes(PyStr text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] is >= 0xDC80 and <= 0xDCFF) return true;
        return false;
    }

    /// <summary>So many characters, or all. Null: an error is set.</summary>
    public PyObject? Read(PyThreadState thread, nint size)
    {
        if (!CheckReadable(thread)) return null;
        var limit = size < 0 ? nint.MaxValue : size;
        var text = new TextCollector();
        while (text.Length < limit)
        {
            if (ReadLine(thread, limit - text.Length) is not PyStr line) return null;
            if (line.Length == 0) break;
            if (!text.TryAppend(thread, line.Text, 0, line.Length)) return null;
        }
        return text.ToStr();
    }

    /// <summary>The bytes underneath, which are made when somebody wants them.</summary>
    [MustCheck]
    public PyObject? CreateBuffer(PyThreadState thread)
    {
        var raw = new PyFileIO();
        if (!raw.Initialize(thread, PyInt.From(number), IsWritable ? "w" : "r", closefd: false, null)) return null;
        if (!Attributes.Set(thread, raw, Names.PlainName, PyStr.FromUtf16(Name))) return null;
        if (IsWritable)
        {
            var buffered = new PyBufferedWriter();
            return buffered.Initialize(thread, raw, IoModule.DefaultBufferSize) ? buffered : null;
        }
        var reading = new PyBufferedReader();
        return reading.Initialize(thread, raw, IoModule.DefaultBufferSize) ? reading : null;
    }

    public PyObject FileNumber(PyThreadState thread) => PyInt.From(number);

    /// <summary>The stream as an open file, for its number.</summary>
    public OpenFile CreateFile()
    {
        var system = openSystemFile?.Invoke(number);
        return IsWritable ? new HostWriterFile(writer ?? TextWriter.Null, system) : new HostReaderFile(reader ?? TextReader.Null, system);
    }

    // Bytes: what is written is no UTF-8, so that only a stream of bytes takes it as it is.
    private bool TryGetUtf16(PyThreadState thread, PyStr text, out string chars, out byte[]? raw)
    {
        chars = "";
        raw = null;
        if (!thread.TryChargeWork(text.Length / 8)) return false;
        var hasSurrogates = text.IsNarrow ? text.NarrowSpan.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 : text.Text.Wide.IndexOfAnyInRange(0xD800, 0xDFFF) >= 0;
        if (!hasSurrogates)
        {
            chars = text.ToString();
            return true;
        }
        if (CodecCalls.Encode(thread, text, s_utf8, PyStr.FromUtf16(Errors)) is not PyBytes bytes) return false;
        _ = Utf8.TryDecode(bytes.Bytes, ErrorHandler.Replace, out var decoded, out _);
        chars = decoded.ToString();
        if (!Utf8.TryDecode(bytes.Bytes, ErrorHandler.Strict, out _, out _)) raw = bytes.Data;
        return true;
    }
}
