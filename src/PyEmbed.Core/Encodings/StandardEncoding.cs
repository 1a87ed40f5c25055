namespace PyEmbed.Core.Encodings;

/// <summary>The encodings that are built in.</summary>
internal enum StandardEncoding
{
    Utf8,
    Utf8WithSignature,
    Ascii,
    Latin1,
    Utf16,
    Utf16LittleEndian,
    Utf16BigEndian,
    Utf32,
    Utf32LittleEndian,
    Utf32BigEndian,
    Utf7,
    UnicodeEscape,
    RawUnicodeEscape,
}
