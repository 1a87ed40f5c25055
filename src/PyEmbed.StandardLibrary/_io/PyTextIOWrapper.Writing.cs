using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

// Writing text: it is encoded at once; the bytes wait here until there are enough of them.
internal partial class PyTextIOWrapper
{
    private PendingBytes _pending;

    [PyMethod("write(self, text, /)", Doc = "Write a string and return its length.")]
    internal PyObject? WriteOf(PyThreadState thread, PyObject text)
    {
        if (_host is not null && text is PyStr plain)
        {
            if (!_host.TryWrite(thread, plain)) return null;
            if (_lineBuffering && HasLineEnd(plain) && FlushOf(thread) is null) return null;
            return PyInt.From(plain.Length);
        }
        if (!CheckReady()) return null;
        if (text is not PyStr written) return CompilerServices.ArgumentErrors.BadArgument("write", "argument", "str", text);
        if (!CheckOpen(thread)) return null;
        if (_encoder is null) return Streams.Unsupported(thread, "not writable");
        if (!thread.TryChargeWork(1 + (written.Length >> 3))) return null;
        var mustFlush = _lineBuffering && HasLineEnd(written);
        var encoded = written;
        if (_newline.Written is { } ending)
        {
            if (!NewlineWriting.TryTranslate(thread, written.Text, ending, out var translated)) return null;
            encoded = PyStr.From(translated);
        }
        if (!(_encoder.IsAsciiCompatible && encoded.IsNarrow && encoded.Length < _chunkSize && _pending.TryAppendAscii(encoded.NarrowSpan, _chunkSize)))
        {
            if (_encoder.Encode(thread, encoded) is not { } bytes || !CheckReady()) return null;
            if (_pending.Count + bytes.Length > _chunkSize && !TryWriteOut(thread)) return null;
            _pending.Append(bytes);
        }
        else
        {
            if (!_encoder.TrySetStart(thread, false)) return null;
        }
        if ((_pending.Count >= _chunkSize || mustFlush || _writeThrough) && !TryWriteOut(thread)) return null;
        if (mustFlush && (!CheckReady() || Streams.Call(thread, _buffer!, Names.PlainFlush) is null)) return null;
        if (_decoder is not null)
        {
            ForgetText();
            _translation?.Forget();
            if (!_decoder.TryReset(thread)) return null;
        }
        return PyInt.From(written.Length);
    }

    private static bool HasLineEnd(PyStr text) => text.IsNarrow ? text.NarrowSpan.IndexOfAny('\n', '\r') >= 0 : text.Text.Wide.IndexOfAny('\n', '\r') >= 0;

    private bool TryWriteOut(PyThreadState thread)
    {
        if (_pending.Count == 0) return true;
        // Taken before: the buffer's write may call back.
        var bytes = _pending.Take();
        return Streams.Call(thread, _buffer!, Names.PlainWrite, bytes) is not null;
    }

    private struct PendingBytes
    {
        private byte[]? _bytes;
        private PyBytes? _whole;   // one large piece that need not be copied

        public int Count { get; private set; }

        public void Clear() => (_whole, Count) = (null, 0);

        public bool TryAppendAscii(ReadOnlySpan<char> text, int chunk)
        {
            if (_whole is not null || Count + text.Length > chunk) return false;
            EnsureRoom(text.Length);
            if (System.Text.Ascii.FromUtf16(text, _bytes.AsSpan(Count), out var written) != System.Buffers.OperationStatus.Done) return false;
            Count += written;
            return true;
        }

        public void Append(PyBytes bytes)
        {
            if (Count == 0 && bytes.Length >= DefaultChunk)
            {
                (_whole, Count) = (bytes, bytes.Length);
                return;
            }
            if (_whole is not null)
            {
                var whole = _whole;
                Clear();
                EnsureRoom(whole.Length + bytes.Length);
                whole.Data.CopyTo(_bytes.AsSpan());
                Count = whole.Length;
            }
            EnsureRoom(bytes.Length);
            bytes.Data.CopyTo(_bytes.AsSpan(Count));
            Count += bytes.Length;
        }

        public PyBytes Take()
        {
            var taken = _whole ?? PyBytes.CopyOf(_bytes.AsSpan(0, Count));
            Clear();
            return taken;
        }

        private void EnsureRoom(int more)
        {
            _bytes ??= new byte[Math.Max(256, more)];
            if (Count + more > _bytes.Length) Array.Resize(ref _bytes, Math.Max(Count + more, _bytes.Length * 2));
        }
    }
}
