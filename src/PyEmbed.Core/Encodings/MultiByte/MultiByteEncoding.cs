using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>An encoding of East Asia in which a character takes one byte or several, and may depend on what came before.</summary>
/// <remarks>What came before is a state of eight bytes, numbered as CPython's codecs do: scripts see it (<c>getstate</c>).</remarks>
internal abstract class MultiByteEncoding(string name, string aliases) : LegacyEncoding(name, aliases)
{
    /// <summary>The most code points an encoder waits with for what follows.</summary>
    public const int MostWaitingText = 2;

    /// <summary>The most bytes a decoder waits with for what follows.</summary>
    public const int MostWaitingBytes = 8;

    /// <summary>What a step gives when what is there is only the beginning of a character.</summary>
    protected const int Incomplete = 0;

    /// <summary>What a step gives when the first byte, or the code point, is wrong; less when more is.</summary>
    protected const int Illegal = -1;

    private const string IllegalReason = "illegal multibyte sequence";
    private const string IncompleteReason = "incomplete multibyte sequence";

    /// <summary>The state an encoder starts with.</summary>
    public virtual ulong EncoderStart => 0;

    /// <summary>The state a decoder starts with.</summary>
    public virtual ulong DecoderStart => 0;

    /// <summary>How many bytes were decoded (which may be no character), <see cref="Incomplete"/>, or minus the number of wrong bytes.</summary>
    protected abstract int DecodeNext(ref ulong state, ReadOnlySpan<byte> bytes, PythonTextBuilder text);

    /// <summary>How many code points were encoded, <see cref="Incomplete"/> where the next has to be known (never at the end), or <see cref="Illegal"/>.</summary>
    protected abstract int EncodeNext(ref ulong state, PythonText text, int index, bool isFinal, ref ByteBuilder bytes);

    /// <summary>Goes back to the start at the end of text, with the bytes that say so.</summary>
    public virtual void EndEncoding(ref ulong state, ref ByteBuilder bytes) { }

    /// <summary>Goes back to the start of a stream.</summary>
    public virtual void ResetDecoder(ref ulong state) { }

    public sealed override bool TryDecode(ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error)
    {
        var state = DecoderStart;
        return TryDecode(ref state, bytes, errors, isFinal, out text, out consumed, out error);
    }

    public sealed override bool TryEncode(PythonText text, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error)
    {
        var state = EncoderStart;
        return TryEncode(ref state, text, errors, isFinal: true, out bytes, out _, out error);
    }

    /// <summary>Decodes a piece of a stream. An unfinished character at the end is not consumed, unless it is the end of all.</summary>
    public bool TryDecode(ref ulong state, ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error)
    {
        error = default;
        text = default;
        consumed = 0;
        var builder = new PythonTextBuilder(bytes.Length);
        while (consumed < bytes.Length)
        {
            var taken = DecodeNext(ref state, bytes[consumed..], builder);
            if (taken > 0)
            {
                consumed += taken;
                continue;
            }
            if (taken == Incomplete && !isFinal) break;
            error = taken == Incomplete ? new CodecError(Name, consumed, bytes.Length, IncompleteReason) : new CodecError(Name, consumed, consumed - taken, IllegalReason);
            if (!errors.TryReplace(error, bytes, out var replacement, out consumed)) return false;
            builder.Append(replacement);
        }
        error = default;
        text = builder.ToText();
        return true;
    }

    /// <summary>What stands for a character that the end of a stream cuts off.</summary>
    public bool TryReplaceRest(ReadOnlySpan<byte> bytes, int start, IDecodeErrorHandler errors, out PythonText text, out int consumed, out CodecError error)
    {
        error = new CodecError(Name, start, bytes.Length, IncompleteReason);
        return errors.TryReplace(error, bytes, out text, out consumed);
    }

    /// <summary>Encodes a piece of a stream. What depends on the code point behind the end is not consumed, unless it is the end of all.</summary>
    public bool TryEncode(ref ulong state, PythonText text, IEncodeErrorHandler errors, bool isFinal, out byte[] bytes, out int consumed, out CodecError error)
    {
        error = default;
        bytes = [];
        var builder = new ByteBuilder((int)Math.Min(text.Length * 2L, Array.MaxLength));
        consumed = 0;
        while (consumed < text.Length)
        {
            var taken = EncodeNext(ref state, text, consumed, isFinal, ref builder);
            if (taken > 0)
            {
                consumed += taken;
                continue;
            }
            if (taken == Incomplete) break;
            error = new CodecError(Name, consumed, consumed + 1, IllegalReason);
            if (!errors.TryReplace(error, text, out var replacement, out consumed)) return false;
            if (replacement.Bytes is { } raw) builder.Append(raw);
            else if (!TryEncodeReplacement(ref state, replacement.Text, ref builder, out error)) return false;
        }
        if (isFinal) EndEncoding(ref state, ref builder);
        error = default;
        bytes = builder.ToArray();
        return true;
    }

    // What cannot be encoded here is an error of its own, in the replacement's text.
    private bool TryEncodeReplacement(ref ulong state, PythonText text, ref ByteBuilder bytes, out CodecError error)
    {
        error = default;
        for (var at = 0; at < text.Length;)
        {
            var taken = EncodeNext(ref state, text, at, isFinal: true, ref bytes);
            if (taken <= 0)
            {
                error = new CodecError(Name, at, at + 1, IllegalReason) { Replacement = text };
                return false;
            }
            at += taken;
        }
        return true;
    }

    /// <summary>Appends what a table has for a code; false: nothing.</summary>
    protected static bool TryAppend(CodeTable table, int code, PythonTextBuilder text, out int found)
    {
        found = table.TextOf(code);
        if (found >= 0)
        {
            text.Append(found);
            return true;
        }
        if (found is CodeTable.None or CodeTable.Whole) return false;
        var (first, second) = table.Pair(found);
        text.Append(first);
        text.Append(second);
        return true;
    }

    /// <summary>The code of one code point or of two; -1: there is none, and 0 code points of it: the next has to be known.</summary>
    protected static int FindCode(CodeTable table, PythonText text, int index, bool isFinal, out int length)
    {
        length = 1;
        var first = text[index];
        if (table.BeginsPair(first))
        {
            if (index + 1 < text.Length)
            {
                if (table.CodeOf(first, text[index + 1]) is >= 0 and var pair)
                {
                    length = 2;
                    return pair;
                }
            }
            else if (!isFinal)
            {
                length = Incomplete;
                return -1;
            }
        }
        return table.CodeOf(first);
    }
}
