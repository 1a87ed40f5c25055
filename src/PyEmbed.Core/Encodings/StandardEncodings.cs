using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>All built-in encodings through one door, by the names Python gives them.</summary>
internal static class StandardEncodings
{
    /// <summary>A name as users write it, aliases included: case, hyphens, underscores and spaces do not matter.</summary>
    public static bool TryFind(string name, out StandardEncoding encoding)
    {
        var found = AsciiText.ToLower(name).Replace('-', '_').Replace(' ', '_') switch
        {
            "utf_8" or "utf8" or "u8" or "utf" or "utf8_ucs2" or "utf8_ucs4" or "cp65001" => StandardEncoding.Utf8,
            "utf_8_sig" or "utf8_sig" => StandardEncoding.Utf8WithSignature,
            "ascii" or "us_ascii" or "646" or "ansi_x3.4_1968" or "ansi_x3_4_1968" or "ansi_x3.4_1986" or "cp367" or "csascii" or "ibm367" or "iso646_us" or "iso_646.irv_1991"
                or "iso_ir_6" or "us" => StandardEncoding.Ascii,
            "latin_1" or "latin1" or "latin" or "l1" or "iso_8859_1" or "iso8859_1" or "iso8859" or "8859" or "cp819" or "csisolatin1" or "ibm819" or "iso_8859_1_1987"
                or "iso_ir_100" => StandardEncoding.Latin1,
            "utf_16" or "utf16" or "u16" => StandardEncoding.Utf16,
            "utf_16_le" or "utf_16le" or "utf16_le" or "unicodelittleunmarked" => StandardEncoding.Utf16LittleEndian,
            "utf_16_be" or "utf_16be" or "utf16_be" or "unicodebigunmarked" => StandardEncoding.Utf16BigEndian,
            "utf_32" or "utf32" or "u32" => StandardEncoding.Utf32,
            "utf_32_le" or "utf_32le" or "utf32_le" => StandardEncoding.Utf32LittleEndian,
            "utf_32_be" or "utf_32be" or "utf32_be" => StandardEncoding.Utf32BigEndian,
            "utf_7" or "utf7" or "u7" or "unicode_1_1_utf_7" => StandardEncoding.Utf7,
            "unicode_escape" or "unicodeescape" => StandardEncoding.UnicodeEscape,
            "raw_unicode_escape" or "rawunicodeescape" => StandardEncoding.RawUnicodeEscape,
            _ => (StandardEncoding)(-1),
        };
        encoding = found;
        return found >= 0;
    }

    /// <summary>Decodes all of the bytes.</summary>
    public static bool TryDecode(StandardEncoding encoding, ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, out PythonText text, out CodecError error)
    {
        if (encoding == StandardEncoding.Utf8WithSignature)
        {
            // Positions of errors count behind the signature, as in CPython.
            return Utf8.TryDecode(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes, errors, out text, out error);
        }
        return new IncrementalDecoder(encoding).TryDecode(bytes, errors, isFinal: true, out text, out _, out error);
    }

    public static bool TryEncode(StandardEncoding encoding, PythonText text, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error)
    {
        error = default;
        switch (encoding)
        {
            case StandardEncoding.Utf8: return Utf8.TryEncode(text, errors, out bytes, out error);
            case StandardEncoding.Utf8WithSignature:
                if (!Utf8.TryEncode(text, errors, out bytes, out error)) return false;
                bytes = [0xEF, 0xBB, 0xBF, .. bytes];
                return true;
            case StandardEncoding.Ascii: return SingleByte.TryEncodeAscii(text, errors, out bytes, out error);
            case StandardEncoding.Latin1: return SingleByte.TryEncodeLatin1(text, errors, out bytes, out error);
            case StandardEncoding.Utf16: return Utf16.TryEncode(text, ByteOrder.Marked, errors, out bytes, out error);
            case StandardEncoding.Utf16LittleEndian: return Utf16.TryEncode(text, ByteOrder.Little, errors, out bytes, out error);
            case StandardEncoding.Utf16BigEndian: return Utf16.TryEncode(text, ByteOrder.Big, errors, out bytes, out error);
            case StandardEncoding.Utf32: return Utf32.TryEncode(text, ByteOrder.Marked, errors, out bytes, out error);
            case StandardEncoding.Utf32LittleEndian: return Utf32.TryEncode(text, ByteOrder.Little, errors, out bytes, out error);
            case StandardEncoding.Utf32BigEndian: return Utf32.TryEncode(text, ByteOrder.Big, errors, out bytes, out error);
            case StandardEncoding.Utf7:
                bytes = Utf7.Encode(text);
                return true;
            case StandardEncoding.UnicodeEscape:
                bytes = UnicodeEscape.Encode(text);
                return true;
            case StandardEncoding.RawUnicodeEscape:
                bytes = RawUnicodeEscape.Encode(text);
                return true;
            default: throw new ArgumentOutOfRangeException(nameof(encoding));
        }
    }
}
