using System.Numerics;
using PyEmbed.VM;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

// Positions in text. The number tell() gives is a position in bytes from which the decoder can start, and what has to be done from there.
internal partial class PyTextIOWrapper
{
    /// <param name="Start">Where the bytes are to be read from.</param>
    /// <param name="Flags">The decoder's flags there.</param>
    /// <param name="BytesToFeed">How many bytes it is then to be given.</param>
    /// <param name="NeedsEnd">Whether it is to be told that this was the end.</param>
    /// <param name="CharactersToSkip">How many characters of what it gives lie before the position.</param>
    private readonly record struct Cookie(long Start, int Flags, int BytesToFeed, bool NeedsEnd, int CharactersToSkip)
    {
        public PyObject ToInt()
        {
            if (Flags == 0 && BytesToFeed == 0 && CharactersToSkip == 0 && !NeedsEnd) return PyInt.From(Start);
            return PyInt.From(Start + ((BigInteger)(uint)Flags << 64) + ((BigInteger)(uint)BytesToFeed << 96) + ((BigInteger)(uint)CharactersToSkip << 128)
                + (NeedsEnd ? BigInteger.One << 160 : 0));
        }

        public static bool TryRead(BigInteger number, out Cookie cookie)
        {
            cookie = default;
            if (number.GetBitLength() > 168) return PyErr.OverflowError("int too big to convert");
            var start = number & ulong.MaxValue;
            if (start > long.MaxValue) return PyErr.OverflowError("int too big to convert");
            cookie = new Cookie((long)start, Field(number, 64), Field(number, 96), !(number >> 160).IsZero, Field(number, 128));
            return true;
        }

        private static int Field(BigInteger number, int shift) => unchecked((int)(uint)((number >> shift) & uint.MaxValue));
    }

    [PyMethod("tell(self, /)", Doc = "The position, a number for seek().")]
    internal PyObject? TellOf(PyThreadState thread)
    {
        if (!CheckOpen(thread)) return null;
        if (_host is not null || !_isSeekable) return Streams.Unsupported(thread, "underlying stream is not seekable");
        if (!_isTelling) return PyErr.Set(PyExceptions.OSError, "telling position disabled by next() call");
        if (!TryWriteOut(thread) || Streams.Call(thread, this, Names.PlainFlush) is null || !CheckReady()) return null;
        if (Streams.Call(thread, _buffer!, IoNames.Tell) is not { } answer) return null;
        if (_decoder is null || _snapshot is null) return answer;
        if (!Streams.TryOffset(thread, answer, out var position)) return null;
        var snapshot = _snapshot;
        position -= snapshot.Input.Length;
        if (_used == 0) return new Cookie(position, Low(snapshot.Flags), 0, false, 0).ToInt();
        if (!TryGetDecoderState(thread, out var pending, out var flags)) return null;
        var isFound = TryFindCookie(thread, snapshot, position, _used, out var cookie);
        var error = isFound ? null : Streams.Take(thread);
        if (!isFound && error is null) return null;
        if (!TrySetDecoderState(thread, pending, flags) || error is not null)
        {
            Streams.Chain(thread, error);
            return null;
        }
        return cookie.ToInt();
    }

    private static int Low(BigInteger flags) => unchecked((int)(uint)(flags & uint.MaxValue));

    /// <summary>Goes through the bytes of the last chunk until so many characters came: from the last place where the decoder was at rest the position can be found again.</summary>
    private bool TryFindCookie(PyThreadState thread, Snapshot snapshot, long position, int characters, out Cookie cookie)
    {
        cookie = default;
        var input = snapshot.Input.Data;
        var flags = Low(snapshot.Flags);
        // A guess, which is right for encodings with one length for all characters; else it is taken back further and further.
        var skip = (int)Math.Min(_bytesPerCharacter * characters, input.Length);
        var back = 1;
        while (skip > 0)
        {
            if (!TryRestart(thread, position, snapshot.Flags) || Decode(thread, PyBytes.CopyOf(input.AsSpan(0, skip)), false) is not { } decoded) return false;
            if (decoded.Length <= characters)
            {
                if (!TryGetDecoderState(thread, out var pending, out var newFlags)) return false;
                if (pending.Length == 0)
                {
                    flags = Low(newFlags);
                    characters -= decoded.Length;
                    break;
                }
                skip -= Math.Max(pending.Length, 1);
                back = 1;
                continue;
            }
            skip -= back;
            back *= 2;
        }
        if (skip <= 0)
        {
            skip = 0;
            if (!TryRestart(thread, position, snapshot.Flags)) return false;
        }
        var start = position + skip;
        if (characters == 0)
        {
            cookie = new Cookie(start, flags, 0, false, 0);
            return true;
        }
        var (fed, came) = (0, 0);
        for (var i = skip; i < input.Length; i++)
        {
            if (!thread.TryChargeWork(4) || Decode(thread, PyBytes.Adopt([input[i]]), false) is not { } decoded) return false;
            came += decoded.Length;
            fed++;
            if (!TryGetDecoderState(thread, out var pending, out var newFlags)) return false;
            if (pending.Length == 0 && came <= characters)
            {
                start += fed;
                characters -= came;
                flags = Low(newFlags);
                (fed, came) = (0, 0);
            }
            if (came < characters) continue;
            cookie = new Cookie(start, flags, fed, false, characters);
            return true;
        }
        if (Decode(thread, PyBytes.Empty, true) is not { } last) return false;
        if (came + last.Length < characters) return PyErr.Set(PyExceptions.OSError, "can't reconstruct logical file position");
        cookie = new Cookie(start, flags, fed, true, characters);
        return true;
    }

    private bool TryRestart(PyThreadState thread, long start, BigInteger flags)
    {
        // At the start of a stream a mark of the byte order may come.
        if (start == 0 && flags.IsZero) return TryResetDecoder(thread);
        return TrySetDecoderState(thread, PyBytes.Empty, flags);
    }

    [PyMethod("seek(self, cookie, whence=os.SEEK_SET, /)", Doc = "Go to a position that tell() gave; whence 1 and 2 (the position, the end) with 0 only.")]
    internal PyObject? SeekOf(PyThreadState thread, PyObject cookie, int? whence)
    {
        if (!CheckOpen(thread)) return null;
        if (_host is not null || !_isSeekable) return Streams.Unsupported(thread, "underlying stream is not seekable");
        if (whence is 1 or 2)
        {
            if (!Comparison.TryEquals(thread, cookie, PyInt.Zero, out var isZero)) return null;
            if (!isZero) return Streams.Unsupported(thread, whence == 1 ? "can't do nonzero cur-relative seeks" : "can't do nonzero end-relative seeks");
            if (whence == 2) return SeekToEnd(thread);
            if (Streams.Call(thread, this, IoNames.Tell) is not { } here) return null;
            cookie = here;
        }
        else if (whence is not (null or 0))
        {
            return PyErr.ValueError($"invalid whence ({whence}, should be 0, 1 or 2)");
        }
        if (!Comparison.TryCompare(thread, cookie, PyInt.Zero, CompilerServices.CompareOp.Lt, out var isNegative)) return null;
        if (isNegative) return Representation.Repr(thread, cookie) is { } shown ? PyErr.ValueError($"negative seek position {shown}") : null;
        if (Streams.Call(thread, this, Names.PlainFlush) is null || !CheckReady()) return null;
        if (Number.Index(thread, cookie) is not { } integer || !PyInt.TryGetValue(integer, out var number) || !Cookie.TryRead(number, out var target)) return null;
        if (Streams.Call(thread, _buffer!, IoNames.Seek, PyInt.From(target.Start)) is null) return null;
        ForgetText();
        if (_decoder is not null)
        {
            if (!TryRestart(thread, target.Start, (uint)target.Flags)) return null;
            if (target.CharactersToSkip != 0)
            {
                if (Streams.Call(thread, _buffer!, Names.PlainRead, PyInt.From(target.BytesToFeed)) is not { } read) return null;
                if (read is not PyBytes input) return PyErr.TypeError($"underlying read() should have returned a bytes object, not '{read.Type.NameInMessages}'");
                _snapshot = new Snapshot((uint)target.Flags, input);
                if (Decode(thread, input, target.NeedsEnd) is not { } text) return null;
                if (text.Length < (uint)target.CharactersToSkip) return PyErr.Set(PyExceptions.OSError, "can't restore logical file position");
                (_text, _used) = (text.Text, target.CharactersToSkip);
            }
            else
            {
                _snapshot = new Snapshot((uint)target.Flags, PyBytes.Empty);
            }
        }
        if (_encoder is not null && !_encoder.TrySetStart(thread, target is { Start: 0, Flags: 0 })) return null;
        return cookie;
    }

    private PyObject? SeekToEnd(PyThreadState thread)
    {
        if (Streams.Call(thread, this, Names.PlainFlush) is null || !CheckReady()) return null;
        ForgetText();
        if (_decoder is not null && !TryResetDecoder(thread)) return null;
        if (Streams.Call(thread, _buffer!, IoNames.Seek, PyInt.Zero, PyInt.From(2)) is not { } end) return null;
        if (_encoder is null) return end;
        if (!Comparison.TryEquals(thread, end, PyInt.Zero, out var isStart) || !_encoder.TrySetStart(thread, isStart)) return null;
        return end;
    }
}
