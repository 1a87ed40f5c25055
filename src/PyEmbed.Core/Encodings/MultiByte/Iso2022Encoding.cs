using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>ISO 2022 in seven bits: escape sequences choose what the bytes mean that follow.</summary>
/// <param name="name">CPython's name.</param>
/// <param name="aliases">Other names.</param>
/// <param name="form">What of the standard is used.</param>
/// <param name="sets">What can be chosen; encoding takes the first of them that has a character.</param>
internal sealed class Iso2022Encoding(string name, string aliases, Iso2022Form form, params Iso2022Set[] sets) : MultiByteEncoding(name, aliases)
{
    private const byte Escape = 0x1B, ShiftOut = 0x0E, ShiftIn = 0x0F;
    private const byte Ascii = (byte)'B';
    private const int LongestEscape = 16;

    // Bytes of the state: the sets G0 to G3, then flags.
    private const int FlagsByte = 4;
    private const ulong Shifted = 0x01UL << (8 * FlagsByte);        // G1 instead of G0
    private const ulong Through = 0x02UL << (8 * FlagsByte);        // in an escape sequence that is not ours

    private readonly Lazy<Chosen[]> _tables = new(() => [.. sets.Select(static set => new Chosen(set, CodeTables.Get(set.Table)))]);

    public override bool IsLoaded => _tables.IsValueCreated;

    public override long LoadingSize => (sets.Length + 1) * CodeTables.Size;

    public override ulong EncoderStart => Ascii | (ulong)Ascii << 8;

    public override ulong DecoderStart => Ascii | (ulong)Ascii << 8 | (ulong)Ascii << 16;

    public override void ResetDecoder(ref ulong state)
    {
        SetMark(ref state, 0, Ascii);
        state &= ~Shifted;
    }

    public override void EndEncoding(ref ulong state, ref ByteBuilder bytes)
    {
        if ((state & Shifted) != 0) bytes.Append(ShiftIn);
        state &= ~Shifted;
        if (MarkOf(state, 0) == Ascii) return;
        bytes.Append([Escape, (byte)'(', Ascii]);
        SetMark(ref state, 0, Ascii);
    }

    protected override int DecodeNext(ref ulong state, ReadOnlySpan<byte> bytes, PythonTextBuilder text)
    {
        var first = bytes[0];
        if ((state & Through) != 0)
        {
            text.Append(first);
            if (first is >= (byte)'A' and <= (byte)'Z') state &= ~Through;
            return 1;
        }
        switch (first)
        {
            case Escape:
                return DecodeEscape(ref state, bytes, text);
            case ShiftIn when form.HasFlag(Iso2022Form.Shifts):
                state &= ~Shifted;
                return 1;
            case ShiftOut when form.HasFlag(Iso2022Form.Shifts):
                state |= Shifted;
                return 1;
            case (byte)'\n':
                state &= ~Shifted;
                break;
            case >= 0x80:
                return Illegal;
            case >= 0x20 when MarkOf(state, (state & Shifted) != 0 ? 1 : 0) is not Ascii and var mark:
                return TryFind(mark, out var chosen) ? DecodeFrom(chosen, bytes, text) : Illegal;
        }
        text.Append(first);
        return 1;
    }

    private static int DecodeFrom(Chosen chosen, ReadOnlySpan<byte> bytes, PythonTextBuilder text)
    {
        var length = chosen.Set.Width;
        if (bytes.Length < length) return Incomplete;
        var code = length == 1 ? bytes[0] : bytes[0] << 8 | bytes[1];
        return TryAppend(chosen.Table, code, text, out _) ? length : -length;
    }

    private int DecodeEscape(ref ulong state, ReadOnlySpan<byte> bytes, PythonTextBuilder text)
    {
        if (bytes.Length < 2) return Incomplete;
        if (bytes[1] is (byte)'(' or (byte)')' or (byte)'$' or (byte)'.' or (byte)'&') return ChooseSet(ref state, bytes);
        if (bytes[1] == 'N' && form.HasFlag(Iso2022Form.SingleShift))
        {
            if (bytes.Length < 3) return Incomplete;
            return DecodeSingleShift(MarkOf(state, 2), bytes[2], text);
        }
        text.Append(Escape);
        state |= Through;
        return 1;
    }

    // One character of G2, whose sets are halves of ISO 8859.
    private int DecodeSingleShift(byte mark, byte value, PythonTextBuilder text)
    {
        const int length = 3;
        if (mark != Ascii) return TryFind(mark, out var chosen) && TryAppend(chosen.Table, value, text, out _) ? length : -length;
        if (value >= 0x80) return -length;
        text.Append(value);
        return length;
    }

    private int ChooseSet(ref ulong state, ReadOnlySpan<byte> bytes)
    {
        var length = LengthOfEscape(bytes);
        if (length <= 0) return length;
        var (place, mark) = bytes[1..length] switch
        {
            [(byte)'$', var final] => (0, final | Iso2022Set.TwoBytes),
            [(byte)'(', var final] => (0, final),
            [(byte)')', var final] => (1, final),
            [(byte)'.', var final] when form.HasFlag(Iso2022Form.SingleShift) => (2, final),
            [(byte)'$', (byte)'(', var final] => (0, final | Iso2022Set.TwoBytes),
            [(byte)'$', (byte)')', var final] => (1, final | Iso2022Set.TwoBytes),
            [(byte)'&', (byte)'@', Escape, (byte)'$', (byte)'B'] when form.HasFlag(Iso2022Form.Revision) => (0, 'B' | Iso2022Set.TwoBytes),
            _ => (-1, 0),
        };
        if (place < 0 || mark != Ascii && !Array.Exists(sets, set => set.Mark == mark)) return -length;
        SetMark(ref state, place, (byte)mark);
        return length;
    }

    private int LengthOfEscape(ReadOnlySpan<byte> bytes)
    {
        for (var i = 1; i < LongestEscape; i++)
        {
            if (i >= bytes.Length) return Incomplete;
            if (bytes[i] is >= (byte)'A' and <= (byte)'Z' or (byte)'@') return i + 1;
            // ESC & @: which edition of JIS X 0208 the escape sequence behind it means.
            if (form.HasFlag(Iso2022Form.Revision) && i + 1 < bytes.Length && bytes[i] == '&' && bytes[i + 1] == '@') i += 2;
        }
        return Illegal;
    }

    protected override int EncodeNext(ref ulong state, PythonText text, int index, bool isFinal, ref ByteBuilder bytes)
    {
        var c = text[index];
        if (c < 0x80)
        {
            if (MarkOf(state, 0) != Ascii)
            {
                bytes.Append([Escape, (byte)'(', Ascii]);
                SetMark(ref state, 0, Ascii);
            }
            if ((state & Shifted) != 0) bytes.Append(ShiftIn);
            state &= ~Shifted;
            bytes.Append((byte)c);
            return 1;
        }
        var taken = FindSet(text, index, isFinal, out var set, out var code);
        if (taken <= 0) return taken;
        Choose(ref state, set, ref bytes);
        if (set.Width == 2) bytes.Append((byte)(code >> 8));
        bytes.Append((byte)code);
        return taken;
    }

    // Two code points that are one character go first.
    private int FindSet(PythonText text, int index, bool isFinal, out Iso2022Set set, out int code)
    {
        foreach (var chosen in _tables.Value)
        {
            if (!chosen.Table.BeginsPair(text[index])) continue;
            code = FindCode(chosen.Table, text, index, isFinal, out var length);
            set = chosen.Set;
            if (length != 1) return length;
        }
        foreach (var chosen in _tables.Value)
        {
            if (chosen.Set.IsReadOnly) continue;
            code = chosen.Table.CodeOf(text[index]);
            set = chosen.Set;
            if (code >= 0) return 1;
        }
        (set, code) = (sets[0], -1);
        return Illegal;
    }

    private static void Choose(ref ulong state, Iso2022Set set, ref ByteBuilder bytes)
    {
        var place = set.IsShifted ? 1 : 0;
        if (!set.IsShifted && (state & Shifted) != 0)
        {
            bytes.Append(ShiftIn);
            state &= ~Shifted;
        }
        if (MarkOf(state, place) != set.Mark)
        {
            bytes.Append(Escape);
            if (set.Width == 2) bytes.Append((byte)'$');
            // Two sets are older than the byte that says G0.
            if (set.Width == 1 || set.IsShifted || set.Final is not ((byte)'@' or (byte)'B')) bytes.Append((byte)(set.IsShifted ? ')' : '('));
            bytes.Append(set.Final);
            SetMark(ref state, place, set.Mark);
        }
        if (!set.IsShifted || (state & Shifted) != 0) return;
        bytes.Append(ShiftOut);
        state |= Shifted;
    }

    // A script may have set a state in which there is no such set.
    private bool TryFind(byte mark, out Chosen found)
    {
        foreach (var chosen in _tables.Value)
        {
            found = chosen;
            if (chosen.Set.Mark == mark) return true;
        }
        found = default;
        return false;
    }

    private static byte MarkOf(ulong state, int place) => (byte)(state >> (8 * place));

    private static void SetMark(ref ulong state, int place, byte mark) => state = state & ~(0xFFUL << (8 * place)) | (ulong)mark << (8 * place);

    private readonly record struct Chosen(Iso2022Set Set, CodeTable Table);
}
