using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>HZ (RFC 1843): ASCII, and GB 2312 in seven bits between <c>~{</c> and <c>~}</c>.</summary>
internal sealed class HzEncoding(string aliases) : MultiByteEncoding("hz", aliases)
{
    private const string Set = "gb2312_set";
    private const ulong Chinese = 1;

    private static readonly Lazy<CodeTable> s_table = new(static () => CodeTables.Get(Set));

    public override bool IsLoaded => CodeTables.IsLoaded(Set);

    public override long LoadingSize => 2 * CodeTables.Size;

    public override void ResetDecoder(ref ulong state) => state = 0;

    public override void EndEncoding(ref ulong state, ref ByteBuilder bytes)
    {
        if (state == 0) return;
        bytes.Append("~}"u8);
        state = 0;
    }

    protected override int DecodeNext(ref ulong state, ReadOnlySpan<byte> bytes, PythonTextBuilder text)
    {
        var first = bytes[0];
        if (first == '~')
        {
            if (bytes.Length < 2) return Incomplete;
            switch ((char)bytes[1])
            {
                case '~' when state == 0:
                    text.Append('~');
                    return 2;
                case '{' when state == 0:
                    state = Chinese;
                    return 2;
                case '}' when state != 0:
                    state = 0;
                    return 2;
                case '\n' when state == 0:
                    return 2;
                default:
                    return Illegal;
            }
        }
        if (first >= 0x80) return Illegal;
        if (state == 0)
        {
            text.Append(first);
            return 1;
        }
        if (bytes.Length < 2) return Incomplete;
        return bytes[1] < 0x80 && TryAppend(s_table.Value, first << 8 | bytes[1], text, out _) ? 2 : Illegal;
    }

    protected override int EncodeNext(ref ulong state, PythonText text, int index, bool isFinal, ref ByteBuilder bytes)
    {
        var c = text[index];
        if (c < 0x80)
        {
            EndEncoding(ref state, ref bytes);
            bytes.Append((byte)c);
            if (c == '~') bytes.Append((byte)c);
            return 1;
        }
        var code = s_table.Value.CodeOf(c);
        if (code < 0) return Illegal;
        if (state == 0) bytes.Append("~{"u8);
        state = Chinese;
        bytes.Append((byte)(code >> 8));
        bytes.Append((byte)code);
        return 1;
    }
}
