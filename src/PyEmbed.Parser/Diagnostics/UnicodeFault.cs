using PyEmbed.Core.Text;

namespace PyEmbed.Parser.Diagnostics;

/// <summary>What a UnicodeEncodeError or UnicodeDecodeError knows: its object is a text when encoding, bytes when decoding.</summary>
internal sealed record UnicodeFault(string Encoding, PythonText Text, byte[]? Bytes, int Start, int End, string Reason)
{
    public string TypeName => Bytes is null ? "UnicodeEncodeError" : "UnicodeDecodeError";

    /// <summary>The exception's <c>str()</c>.</summary>
    public string Describe()
    {
        var one = End == Start + 1;
        if (Bytes is not null)
        {
            return one
                ? $"'{Encoding}' codec can't decode byte 0x{Bytes[Start]:x2} in position {Start}: {Reason}"
                : $"'{Encoding}' codec can't decode bytes in position {Start}-{End - 1}: {Reason}";
        }
        if (!one) return $"'{Encoding}' codec can't encode characters in position {Start}-{End - 1}: {Reason}";
        var c = Text[Start];
        var shown = c <= 0xFF ? $"\\x{c:x2}" : c <= 0xFFFF ? $"\\u{c:x4}" : $"\\U{c:x8}";
        return $"'{Encoding}' codec can't encode character '{shown}' in position {Start}: {Reason}";
    }
}
