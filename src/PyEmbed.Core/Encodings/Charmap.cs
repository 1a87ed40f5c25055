using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>An encoding in which every byte is one character: the code pages of one byte.</summary>
/// <param name="name">CPython's name.</param>
/// <param name="aliases">Other names, normalized, with blanks between.</param>
/// <param name="characters">The characters of the bytes; of the upper 128 where the lower half is ASCII.</param>
internal sealed class Charmap(string name, string aliases, Func<string> characters) : LegacyEncoding(name, aliases)
{
    private const char NoCharacter = '\uFFFE';
    private const string Reason = "character maps to <undefined>";

    // As in CPython, whose codecs of this kind share one implementation.
    private const string CodecName = "charmap";

    private readonly Lazy<string> _characters = new(characters);
    private readonly Lazy<Dictionary<int, byte>> _bytes = new(() => Invert(characters()));

    public override bool IsLoaded => _characters.IsValueCreated || _bytes.IsValueCreated;

    public override long LoadingSize => 1 << 14;

    public override bool TryDecode(ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error)
    {
        consumed = bytes.Length;
        error = default;
        text = default;
        var builder = new PythonTextBuilder(bytes.Length);
        var all = _characters.Value;
        for (var at = 0; at < bytes.Length;)
        {
            var c = CharacterOf(all, bytes[at]);
            if (c != NoCharacter)
            {
                builder.Append(c);
                at++;
                continue;
            }
            error = new CodecError(CodecName, at, at + 1, Reason);
            if (!errors.TryReplace(error, bytes, out var replacement, out at)) return false;
            builder.Append(replacement);
        }
        error = default;
        text = builder.ToText();
        return true;
    }

    public override bool TryEncode(PythonText text, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error)
    {
        error = default;
        bytes = [];
        var map = _bytes.Value;
        var builder = new ByteBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (map.TryGetValue(text[i], out var b))
            {
                builder.Append(b);
                i++;
                continue;
            }
            // All that cannot be encoded up to the next character that can is one error.
            var end = i + 1;
            while (end < text.Length && !map.ContainsKey(text[end])) end++;
            error = new CodecError(CodecName, i, end, Reason);
            if (!errors.TryReplace(error, text, out var replacement, out i)) return false;
            if (replacement.Bytes is { } raw)
            {
                builder.Append(raw);
                continue;
            }
            for (var k = 0; k < replacement.Text.Length; k++)
            {
                if (!map.TryGetValue(replacement.Text[k], out var replaced)) return false;
                builder.Append(replaced);
            }
        }
        error = default;
        bytes = builder.ToArray();
        return true;
    }

    private static char CharacterOf(string characters, int b)
    {
        if (characters.Length == 256) return characters[b];
        return b < 128 ? (char)b : characters[b - 128];
    }

    // Where several bytes are one character the last counts.
    private static Dictionary<int, byte> Invert(string characters)
    {
        var map = new Dictionary<int, byte>(256);
        for (var b = 0; b < 256; b++)
            if (CharacterOf(characters, b) is var c and not NoCharacter) map[c] = (byte)b;
        return map;
    }
}
