using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;

namespace PyEmbed.Cli;

/// <summary>Arguments as CPython sees them: bytes that are not of the encoding are escaped as lone surrogates. PEP 383.</summary>
internal static class ArgumentText
{
    private const char Replacement = '\uFFFD';
    private const string OwnArguments = "/proc/self/cmdline";

    /// <summary>.NET replaces what is no UTF-8; where the system still tells the bytes, they are escaped instead.</summary>
    public static string[] Decode(string[] arguments)
    {
        if (!Array.Exists(arguments, static argument => argument.Contains(Replacement)) || !File.Exists(OwnArguments)) return arguments;
        var bytes = File.ReadAllBytes(OwnArguments).AsSpan();
        var all = new List<string>();
        while (bytes.IndexOf((byte)0) is var end and >= 0)
        {
            _ = Utf8.TryDecode(bytes[..end], ErrorHandler.SurrogateEscape, out var text, out _);
            all.Add(text.ToString());
            bytes = bytes[(end + 1)..];
        }
        return all.Count >= arguments.Length ? [.. all[^arguments.Length..]] : arguments;
    }

    /// <summary>An argument where the encoding is ASCII.</summary>
    public static string AsAscii(string argument)
    {
        _ = Utf8.TryEncode(PythonText.FromUtf16(argument), ErrorHandler.SurrogateEscape, out var bytes, out _);
        return string.Create(bytes.Length, bytes, static (chars, from) =>
        {
            for (var i = 0; i < chars.Length; i++) chars[i] = (char)(from[i] < 0x80 ? from[i] : 0xDC00 + from[i]);
        });
    }
}
