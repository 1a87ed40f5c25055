using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>UTF-7 (RFC 2152): ASCII, and stretches of UTF-16 in base 64 between <c>+</c> and <c>-</c>. Surrogates pass.</summary>
internal static class Utf7
{
    private const string Name = "utf7";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string DirectSymbols = "'(),-./:?!\"#$%&*;<=>@[]^_`{|} \t\n\r";

    /// <summary>Where not <paramref name="isFinal"/>, an open stretch at the end is left for later.</summary>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error)
    {
        error = default;
        text = default;
        consumed = bytes.Length;
        var builder = new PythonTextBuilder(bytes.Length);
        var stretch = default(Stretch);
        var at = 0;
        while (true)
        {
            while (at < bytes.Length)
            {
                var start = at;
                var reason = stretch.IsOpen ? stretch.Read(bytes, ref at, builder) : ReadDirect(bytes, ref at, builder, ref stretch);
                if (reason is null) continue;
                error = new CodecError(Name, stretch.IsOpen ? stretch.Start : start, at, reason);
                stretch = default;
                if (!errors.TryReplace(error, bytes, out var replacement, out at)) return false;
                builder.Append(replacement);
            }
            if (!stretch.IsOpen) break;
            if (!isFinal)
            {
                builder.Truncate(stretch.TextStart);
                consumed = stretch.Start;
                break;
            }
            if (!stretch.IsInconsistent) break;
            error = new CodecError(Name, stretch.Start, bytes.Length, "unterminated shift sequence");
            stretch = default;
            if (!errors.TryReplace(error, bytes, out var rest, out at)) return false;
            builder.Append(rest);
        }
        text = builder.ToText();
        return true;
    }

    public static byte[] Encode(PythonText text)
    {
        var builder = new ByteBuilder(text.Length + 8);
        var isOpen = false;
        var bits = 0;
        var buffer = 0u;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsDirect(c))
            {
                if (isOpen)
                {
                    FlushBits(ref builder, ref buffer, ref bits);
                    if (FromBase64(c) >= 0 || c == '-') builder.Append((byte)'-');
                    isOpen = false;
                }
                builder.Append((byte)c);
                continue;
            }
            if (!isOpen)
            {
                builder.Append((byte)'+');
                if (c == '+')
                {
                    builder.Append((byte)'-');
                    continue;
                }
                isOpen = true;
            }
            if (c > 0xFFFF)
            {
                AppendUnit(ref builder, 0xD800 + (c - 0x10000 >> 10), ref buffer, ref bits);
                c = 0xDC00 + (c & 0x3FF);
            }
            AppendUnit(ref builder, c, ref buffer, ref bits);
        }
        FlushBits(ref builder, ref buffer, ref bits);
        if (isOpen) builder.Append((byte)'-');
        return builder.ToArray();
    }

    private static string? ReadDirect(ReadOnlySpan<byte> bytes, ref int at, PythonTextBuilder builder, ref Stretch stretch)
    {
        var c = bytes[at++];
        if (c == '+')
        {
            if (at < bytes.Length && bytes[at] == '-')
            {
                at++;
                builder.Append('+');
                return null;
            }
            if (at < bytes.Length && FromBase64(bytes[at]) < 0)
            {
                at++;
                return "ill-formed sequence";
            }
            stretch = new Stretch(at - 1, builder.Length);
            return null;
        }
        if (c > 127) return "unexpected special character";
        builder.Append(c);
        return null;
    }

    private static void AppendUnit(ref ByteBuilder builder, int unit, ref uint buffer, ref int bits)
    {
        buffer = buffer << 16 | (uint)unit;
        bits += 16;
        for (; bits >= 6; bits -= 6) builder.Append((byte)Alphabet[(int)(buffer >> bits - 6) & 0x3F]);
        buffer &= (1u << bits) - 1;
    }

    private static void FlushBits(ref ByteBuilder builder, ref uint buffer, ref int bits)
    {
        if (bits > 0) builder.Append((byte)Alphabet[(int)(buffer << 6 - bits) & 0x3F]);
        buffer = 0;
        bits = 0;
    }

    private static bool IsDirect(int c) => c < 0x80 && (char.IsAsciiLetterOrDigit((char)c) || DirectSymbols.Contains((char)c));

    private static int FromBase64(int c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };

    /// <summary>A stretch of base 64 that is being read.</summary>
    private struct Stretch(int start, int textStart)
    {
        private uint _buffer;
        private int _bits;
        private int _high;   // a high surrogate that waits for its low one

        public readonly bool IsOpen { get; } = true;

        /// <summary>Index of its plus sign.</summary>
        public readonly int Start => start;

        /// <summary>How long the text was before it.</summary>
        public readonly int TextStart => textStart;

        /// <summary>Whether it may not end here.</summary>
        public readonly bool IsInconsistent => _high != 0 || _bits >= 6 || (_bits > 0 && _buffer != 0);

        public string? Read(ReadOnlySpan<byte> bytes, ref int at, PythonTextBuilder builder)
        {
            var c = bytes[at];
            var value = FromBase64(c);
            if (value < 0) return Leave(c, ref at, builder);
            at++;
            _buffer = _buffer << 6 | (uint)value;
            _bits += 6;
            if (_bits < 16) return null;
            _bits -= 16;
            var unit = (int)(_buffer >> _bits);
            _buffer &= (1u << _bits) - 1;
            if (_high != 0)
            {
                var high = _high;
                _high = 0;
                if (unit is >= 0xDC00 and <= 0xDFFF)
                {
                    builder.Append(0x10000 + (high - 0xD800 << 10) + (unit - 0xDC00));
                    return null;
                }
                builder.Append(high);
            }
            if (unit is >= 0xD800 and <= 0xDBFF) _high = unit;
            else builder.Append(unit);
            return null;
        }

        // A character outside the alphabet ends the stretch; only '-' is swallowed.
        private string? Leave(byte c, ref int at, PythonTextBuilder builder)
        {
            if (_bits >= 6)
            {
                at++;
                return "partial character in shift sequence";
            }
            if (_bits > 0 && _buffer != 0)
            {
                at++;
                return "non-zero padding bits in shift sequence";
            }
            if (_high != 0 && c is <= 127 and not (byte)'+') builder.Append(_high);
            if (c == '-') at++;
            this = default;
            return null;
        }
    }
}
