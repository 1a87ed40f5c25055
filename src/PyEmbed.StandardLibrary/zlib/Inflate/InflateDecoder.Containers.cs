using System.Buffers.Binary;

namespace PyEmbed.StandardLibrary.Zlib;

// Headers and trailers. RFC 1950, 1952.
internal sealed partial class InflateDecoder
{
    private const int GzipMagic = 0x8B1F;
    private const int HeaderCheckFlag = 2, ExtraFlag = 4, NameFlag = 8, CommentFlag = 16, ReservedFlags = 0xE0;
    private const int PresetDictionary = 0x2000;

    private int _flags;
    private uint _headerCheck;
    private int _fieldLeft;

    // Null: go on.
    private Stop? DecodeHeader()
    {
        switch (_mode)
        {
            case Mode.Header:
                if (!TryNeed(16)) return Stop.Input;
                return StartContainer((int)Peek(16));
            case Mode.DictionaryId:
                if (!TryNeed(32)) return Stop.Input;
                _check = BinaryPrimitives.ReverseEndianness(TakeBits(32));
                _mode = Mode.Dictionary;
                return null;
            case Mode.Dictionary:
                if (!_hasDictionary) return Stop.Dictionary;
                StartBlocks();
                return null;
            default:
                return DecodeGzipHeader();
        }
    }

    private Stop? StartContainer(int start)
    {
        if (_mayBeGzip && start == GzipMagic)
        {
            if (_windowBits == 0) _windowBits = LongestWindowBits;
            _isGzip = true;
            TakeHeaderBits(16);
            _mode = Mode.GzipFlags;
            return null;
        }
        if (!_mayBeZlib || ((start & 0xFF) << 8 | start >> 8) % 31 != 0) return Fail("incorrect header check");
        if ((start & 0x0F) != MethodDeflate) return Fail("unknown compression method");
        var windowBits = (start >> 4 & 0x0F) + 8;
        if (_windowBits == 0) _windowBits = windowBits;
        if (windowBits > LongestWindowBits || windowBits > _windowBits) return Fail("invalid window size");
        Drop(16);
        if ((start & PresetDictionary) != 0) _mode = Mode.DictionaryId;
        else StartBlocks();
        return null;
    }

    private void StartBlocks()
    {
        _hasCheck = true;
        _check = _isGzip ? 0u : 1u;
        _mode = Mode.BlockHeader;
    }

    private Stop? DecodeGzipHeader()
    {
        switch (_mode)
        {
            case Mode.GzipFlags:
                if (!TryNeed(16)) return Stop.Input;
                if (Peek(8) != MethodDeflate) return Fail("unknown compression method");
                _flags = (int)Peek(16) >> 8;
                if ((_flags & ReservedFlags) != 0) return Fail("unknown header flags set");
                TakeHeaderBits(16);
                _mode = Mode.GzipTime;
                return null;
            case Mode.GzipTime:
                if (!TryNeed(32)) return Stop.Input;
                TakeHeaderBits(32);
                _mode = Mode.GzipSystem;
                return null;
            case Mode.GzipSystem:
                if (!TryNeed(16)) return Stop.Input;
                TakeHeaderBits(16);
                _mode = Mode.GzipExtraLength;
                return null;
            case Mode.GzipExtraLength:
                if ((_flags & ExtraFlag) != 0)
                {
                    if (!TryNeed(16)) return Stop.Input;
                    _fieldLeft = (int)Peek(16);
                    TakeHeaderBits(16);
                }
                _mode = Mode.GzipExtra;
                return null;
            case Mode.GzipExtra:
                if ((_flags & ExtraFlag) != 0) SkipHeaderBytes(Math.Min(_fieldLeft, InputLeft));
                if (_fieldLeft > 0) return Stop.Input;
                _mode = Mode.GzipName;
                return null;
            case Mode.GzipName:
                if ((_flags & NameFlag) != 0 && !TrySkipText()) return Stop.Input;
                _mode = Mode.GzipComment;
                return null;
            case Mode.GzipComment:
                if ((_flags & CommentFlag) != 0 && !TrySkipText()) return Stop.Input;
                _mode = Mode.GzipHeaderCheck;
                return null;
            default:
                if ((_flags & HeaderCheckFlag) != 0)
                {
                    if (!TryNeed(16)) return Stop.Input;
                    if (Peek(16) != (_headerCheck & 0xFFFF)) return Fail("header crc mismatch");
                    Drop(16);
                }
                StartBlocks();
                return null;
        }
    }

    private void TakeHeaderBits(int count)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Peek(count));
        _headerCheck = RunningChecksum.Crc32(_headerCheck, bytes[..(count / 8)]);
        Drop(count);
    }

    private void SkipHeaderBytes(int count)
    {
        _headerCheck = RunningChecksum.Crc32(_headerCheck, Rest[..count]);
        Advance(count);
        _fieldLeft = Math.Max(_fieldLeft - count, 0);
    }

    // Up to the zero that ends it. False: that has not come yet.
    private bool TrySkipText()
    {
        var end = Rest.IndexOf((byte)0);
        SkipHeaderBytes(end < 0 ? InputLeft : end + 1);
        return end >= 0;
    }

    private Stop? DecodeTrailer()
    {
        if (_mode == Mode.Check)
        {
            if (!_hasCheck)
            {
                _mode = Mode.Done;
                return null;
            }
            if (!TryNeed(32)) return Stop.Input;
            UpdateCheck();
            if ((_isGzip ? Peek(32) : BinaryPrimitives.ReverseEndianness(Peek(32))) != _check) return Fail("incorrect data check");
            Drop(32);
            _mode = Mode.TotalLength;
            return null;
        }
        if (_isGzip)
        {
            if (!TryNeed(32)) return Stop.Input;
            if (Peek(32) != (uint)_total) return Fail("incorrect length check");
            Drop(32);
        }
        _mode = Mode.Done;
        return null;
    }
}
