namespace PyEmbed.Core.Encodings;

/// <summary>What a codec cannot read or write: the fields of UnicodeDecodeError and UnicodeEncodeError beside the object itself.</summary>
/// <param name="Encoding">The encoding's name as the exception shows it: <c>utf-8</c>, <c>unicodeescape</c>.</param>
/// <param name="Start">Index of the first byte (decoding) or code point (encoding) concerned.</param>
/// <param name="End">Index behind the last.</param>
/// <param name="Reason">CPython's text, such as <c>invalid start byte</c>.</param>
internal readonly record struct CodecError(string Encoding, int Start, int End, string Reason)
{
    /// <summary>The text that an error handler gave, if that is what cannot be encoded.</summary>
    public Text.PythonText? Replacement { get; init; }

    /// <summary>
    /// <c>str()</c> of the UnicodeDecodeError: <c>'utf-8' codec can't decode byte 0xff in position 0: invalid start byte</c>.
    /// </summary>
    public string DecodeMessage(ReadOnlySpan<byte> bytes) => End == Start + 1 && Start < bytes.Length
        ? $"'{Encoding}' codec can't decode byte 0x{bytes[Start]:x2} in position {Start}: {Reason}"
        : $"'{Encoding}' codec can't decode bytes in position {Start}-{End - 1}: {Reason}";

    /// <summary><c>str()</c> of the UnicodeEncodeError.</summary>
    public string EncodeMessage(Text.PythonText text)
    {
        if (End != Start + 1 || Start >= text.Length) return $"'{Encoding}' codec can't encode characters in position {Start}-{End - 1}: {Reason}";
        var c = text[Start];
        var shown = c <= 0xFF ? $"\\x{c:x2}" : c <= 0xFFFF ? $"\\u{c:x4}" : $"\\U{c:x8}";
        return $"'{Encoding}' codec can't encode character '{shown}' in position {Start}: {Reason}";
    }
}
