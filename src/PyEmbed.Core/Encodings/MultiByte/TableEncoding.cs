using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>An encoding whose characters are sequences of one, two or three bytes, whatever came before: one table says it all.</summary>
internal class TableEncoding(string name, string aliases, bool hasThreeBytes = false) : MultiByteEncoding(name, aliases)
{
    // The only byte that begins three: the third character set of EUC-JP.
    private const byte ThreeBytes = 0x8F;

    private readonly Lazy<CodeTable> _table = new(() => CodeTables.Get(name));

    public override bool IsLoaded => CodeTables.IsLoaded(Name);

    public override long LoadingSize => CodeTables.Size;

    protected CodeTable Table => _table.Value;

    protected override int DecodeNext(ref ulong state, ReadOnlySpan<byte> bytes, PythonTextBuilder text)
    {
        var table = Table;
        var first = bytes[0];
        if (TryAppend(table, first, text, out _)) return 1;
        if (table.WrongBytes.AsSpan().Contains(first)) return Illegal;
        var length = hasThreeBytes && first == ThreeBytes ? 3 : 2;
        if (bytes.Length < length) return Incomplete;
        var code = first << 8 | bytes[1];
        if (length == 3) code = code << 8 | bytes[2];
        if (TryAppend(table, code, text, out var found)) return length;
        return found == CodeTable.Whole ? -length : Illegal;
    }

    protected override int EncodeNext(ref ulong state, PythonText text, int index, bool isFinal, ref ByteBuilder bytes)
    {
        var code = FindCode(Table, text, index, isFinal, out var length);
        if (code < 0) return length == Incomplete ? Incomplete : Illegal;
        if (code > 0xFFFF) bytes.Append((byte)(code >> 16));
        if (code > 0xFF) bytes.Append((byte)(code >> 8));
        bytes.Append((byte)code);
        return length;
    }
}
