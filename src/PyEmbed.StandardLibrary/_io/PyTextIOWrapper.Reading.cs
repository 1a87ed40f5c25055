using System.Numerics;
using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

// Reading text: a chunk of bytes is decoded at once; what is not used yet waits here.
internal partial class PyTextIOWrapper
{
    private PythonText _text = PythonText.FromCodeUnits("");
    private int _used;
    private Snapshot? _snapshot;
    private double _bytesPerCharacter;

    /// <summary>The decoder's flags before the last chunk, and the bytes that were decoded since: from these a position can be found again.</summary>
    private sealed record Snapshot(BigInteger Flags, PyBytes Input);

    private int Left => _text.Length - _used;

    private bool HasText => _text.Length > 0;

    private void ForgetText()
    {
        (_text, _used, _snapshot) = (PythonText.FromCodeUnits(""), 0, null);
    }

    private PyStr TakeText(int count)
    {
        count = Math.Min(count, Left);
        if (count <= 0) return PyStr.Empty;
        var taken = _used == 0 && count == _text.Length ? PyStr.From(_text) : Part(_text, _used, count);
        _used += count;
        return taken;
    }

    private static PyStr Part(PythonText text, int start, int count) =>
        text.IsNarrow ? PyStr.FromCodeUnits(text.Narrow.AsSpan(start, count)) : PyStr.FromCodePoints(text.Wide.Slice(start, count));

    private PyStr? Decode(PyThreadState thread, PyObject bytes, bool isFinal)
    {
        if (_decoder!.Decode(thread, bytes, isFinal) is not { } text) return null;
        if (_translation is null) return text;
        if (!thread.TryChargeWork(text.Length >> 3) || !thread.TryReserve(2L * text.Length)) return null;
        return PyStr.From(_translation.Next(text.Text, isFinal));
    }

    private bool TryGetDecoderState(PyThreadState thread, out PyBytes pending, out BigInteger flags)
    {
        if (!_decoder!.TryGetState(thread, out pending, out flags)) return false;
        if (_translation is not null) flags = (flags << 1) | (_translation.HasPendingCarriage ? 1 : 0);
        return true;
    }

    private bool TrySetDecoderState(PyThreadState thread, PyBytes pending, BigInteger flags)
    {
        if (_translation is not null)
        {
            _translation.HasPendingCarriage = !flags.IsEven;
            flags >>= 1;
        }
        return _decoder!.TrySetState(thread, pending, flags);
    }

    private bool TryResetDecoder(PyThreadState thread)
    {
        _translation?.Forget();
        return _decoder!.TryReset(thread);
    }

    /// <summary>Reads and decodes a chunk.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="hint">How many characters are wanted; 0: as many as there are.</param>
    /// <param name="atEnd">Whether nothing more came.</param>
    private bool TryReadChunk(PyThreadState thread, nint hint, out bool atEnd)
    {
        atEnd = false;
        if (_decoder is null) return Streams.Unsupported(thread, "not readable");
        if (!thread.TryChargeWork(8)) return false;
        PyBytes? pending = null;
        BigInteger flags = 0;
        if (_isTelling && !TryGetDecoderState(thread, out pending, out flags)) return false;
        var wanted = hint > 0 ? (long)Math.Min(Math.Max(_bytesPerCharacter, 1.0) * hint, 1 << 30) : 0;
        var method = _hasRead1 ? IoNames.Read1 : Names.PlainRead;
        if (Streams.Call(thread, _buffer!, method, PyInt.From(Math.Max(_chunkSize, wanted))) is not { } input) return false;
        if (input is not IBufferExporter)
            return PyErr.TypeError($"underlying {method}() should have returned a bytes-like object, not '{input.Type.NameInMessages}'");
        if (!Buffers.TryGet(thread, input, out var lease)) return false;
        var count = lease.Length;
        lease.Dispose();
        if (!CheckReady() || Decode(thread, input, count == 0) is not { } text) return false;
        (_text, _used) = (text.Text, 0);
        _bytesPerCharacter = text.Length > 0 ? (double)count / text.Length : 0;
        atEnd = count == 0 && text.Length == 0;
        if (_isTelling && pending is not null)
        {
            if (!Buffers.TryGet(thread, input, out lease)) return false;
            using (lease) _snapshot = new Snapshot(flags, pending.Length == 0 && input is PyBytes same ? same : PyBytes.Adopt([.. pending.Data, .. lease.Bytes]));
        }
        return true;
    }

    [PyMethod("read(self, size=-1, /)", Doc = "Read so many characters, or all.")]
    internal PyObject? ReadOf(PyThreadState thread, PyObject? size)
    {
        if (!CheckReady() || !Streams.TrySize(thread, size, out var count)) return null;
        if (_host is not null) return _host.Read(thread, count);
        if (!CheckOpen(thread)) return null;
        if (_decoder is null) return Streams.Unsupported(thread, "not readable");
        if (!TryWriteOut(thread)) return null;
        if (count < 0) return ReadRest(thread);
        if (count <= Left) return TakeText((int)count);
        var result = new TextCollector();
        while (result.Length < count)
        {
            if (Left == 0)
            {
                if (!TryReadChunk(thread, count - result.Length, out var atEnd)) return null;
                if (atEnd) break;
            }
            var part = (int)Math.Min(Left, count - result.Length);
            if (!result.TryAppend(thread, _text, _used, part)) return null;
            _used += part;
        }
        return result.ToStr();
    }

    private PyObject? ReadRest(PyThreadState thread)
    {
        if (Streams.Call(thread, _buffer!, Names.PlainRead) is not { } bytes || !CheckReady()) return null;
        if (bytes is not IBufferExporter) return PyErr.TypeError($"a bytes-like object is required, not '{bytes.Type.NameInMessages}'");
        if (Decode(thread, bytes, true) is not { } rest) return null;
        var first = TakeText(Left);
        var result = first.Length == 0 ? rest : Number.Add(thread, first, rest);
        ForgetText();
        return result;
    }

    [PyMethod("readline(self, size=-1, /)", Doc = "Read up to the end of the line, at most so many characters.")]
    internal PyObject? ReadLineOf(PyThreadState thread, nint size)
    {
        if (!CheckReady()) return null;
        return _host is not null ? _host.ReadLine(thread, size) : Line(thread, size);
    }

    private PyStr? Line(PyThreadState thread, nint limit)
    {
        if (!CheckOpen(thread) || !TryWriteOut(thread)) return null;
        if (limit < 0) limit = nint.MaxValue;
        if (limit == 0) return PyStr.Empty;
        TextCollector? before = null;
        var hasCarriage = false;   // a \r at the end of the last chunk, which \n may follow
        while (true)
        {
            if (Left == 0)
            {
                if (!TryReadChunk(thread, 0, out var atEnd)) return null;
                if (atEnd)
                {
                    ForgetText();
                    break;
                }
                if (Left == 0) continue;
            }
            if (hasCarriage && _text[_used] == '\n')
            {
                _used++;
                return before!.TryAppend(thread, PythonText.FromCodeUnits("\n"), 0, 1) ? before.ToStr() : null;
            }
            hasCarriage = false;
            var end = _text.IsNarrow ? _newline.FindEnd<char>(_text.Narrow, _used, out var seen) : _newline.FindEnd(_text.Wide, _used, out seen);
            var found = end >= 0;
            if (!found) end = _text.Length;
            var room = limit - (before?.Length ?? 0);
            if (end - _used >= room)
            {
                end = _used + (int)room;
                found = true;
            }
            if (found && before is null)
            {
                if (!thread.TryChargeWork((end - _used) >> 3)) return null;
                return TakeText(end - _used);
            }
            before ??= new TextCollector();
            if (!before.TryAppend(thread, _text, _used, end - _used)) return null;
            _used = end;
            if (found) return before.ToStr();
            hasCarriage = seen < _text.Length;
        }
        return before?.ToStr() ?? PyStr.Empty;
    }

    [PyMethod("__next__(self, /)")]
    internal PyObject? NextOf(PyThreadState thread)
    {
        if (!CheckReady()) return null;
        if (_host is not null) return _host.ReadLine(thread, -1) is PyStr { Length: > 0 } own ? own : null;
        _isTelling = false;
        PyObject? line = GetType() == typeof(PyTextIOWrapper) ? Line(thread, -1) : Streams.Call(thread, this, Names.PlainReadline);
        if (line is null) return null;
        if (line is not PyStr text) return PyErr.Set(PyExceptions.OSError, $"readline() should have returned a str object, not '{line.Type.NameInMessages}'");
        if (text.Length > 0) return text;
        _snapshot = null;
        _isTelling = _isSeekable;
        return null;
    }
}
