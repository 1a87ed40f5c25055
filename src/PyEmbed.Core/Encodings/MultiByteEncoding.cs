using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>An encoding of East Asia in which a character is one byte or several, whatever came before: the code pages of Japan, Korea, China and Taiwan.</summary>
/// <remarks>
/// A sequence of bytes that begins a character has a page, which says what each following byte makes of it. Sequences are numbers with a leading 1, so that their length shows.
/// </remarks>
internal sealed class MultiByteEncoding : LegacyEncoding
{
    // Marks in pages beside the characters.
    private const char IllegalAll = '\uFFFD';   // wrong, and the whole sequence is the error
    private const char Illegal = '\uFFFE';      // wrong, and its first byte is the error
    private const char Other = '\uFFFF';        // a text that is no single UTF-16 unit, or the beginning of more

    private const string IllegalReason = "illegal multibyte sequence";
    private const string IncompleteReason = "incomplete multibyte sequence";
    private static readonly UInt128 s_noBytes = 1;

    private readonly Dictionary<UInt128, Page> _pages = [];
    private readonly Dictionary<UInt128, int[]> _texts = [];
    private readonly List<KeyValuePair<int[], UInt128>> _differences = [];
    private readonly FourByteRuns? _fourBytes;
    private readonly Lazy<Inverse> _inverse;

    private MultiByteEncoding(BinaryReader reader, string name, string aliases) : base(name, aliases)
    {
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var prefix = ReadSequence(reader);
            int first = reader.ReadByte();
            int last = reader.ReadByte();
            _pages.Add(prefix, new Page(first, MemoryMarshal.Cast<byte, char>(reader.ReadBytes((last - first + 1) * sizeof(char))).ToArray()));
        }
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var sequence = ReadSequence(reader);
            _texts.Add(sequence, ReadText(reader));
        }
        var runs = reader.ReadInt32();
        if (runs > 0) _fourBytes = new FourByteRuns(reader, runs);
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var text = ReadText(reader);
            _differences.Add(new(text, ReadSequence(reader)));
        }
        _inverse = new Lazy<Inverse>(Invert);
    }

    [HostText("tables that the build packed")]
    public static IEnumerable<MultiByteEncoding> LoadAll()
    {
        var packed = typeof(MultiByteEncoding).Assembly.GetManifestResourceStream("PyEmbed.Core.MultiByteTables.bin")
            ?? throw new InvalidOperationException("the tables of multi-byte encodings are not in the assembly");
        var data = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionMode.Decompress)) deflate.CopyTo(data);
        data.Position = 0;
        using var reader = new BinaryReader(data, Encoding.UTF8);
        var all = new List<MultiByteEncoding>();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var name = Encoding.ASCII.GetString(reader.ReadBytes(reader.ReadByte()));
            var aliases = Encoding.ASCII.GetString(reader.ReadBytes(reader.ReadUInt16()));
            all.Add(new MultiByteEncoding(reader, name, aliases));
        }
        return all;
    }

    public override bool TryDecode(ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error)
    {
        error = default;
        text = default;
        consumed = 0;
        var builder = new PythonTextBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var found = DecodeOne(bytes[at..], builder, out var length);
            if (found == Found.Character)
            {
                at += length;
                continue;
            }
            if (found == Found.Incomplete && !isFinal)
            {
                text = builder.ToText();
                consumed = at;
                return true;
            }
            error = new CodecError(Name, at, at + length, found == Found.Incomplete ? IncompleteReason : IllegalReason);
            if (!errors.TryReplace(error, bytes, out var replacement, out at)) return false;
            builder.Append(replacement);
        }
        error = default;
        text = builder.ToText();
        consumed = bytes.Length;
        return true;
    }

    public override bool TryEncode(PythonText text, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error)
    {
        error = default;
        bytes = [];
        var builder = new ByteBuilder(text.Length * 2);
        for (var i = 0; i < text.Length;)
        {
            if (EncodeOne(text, i, ref builder) is var taken and > 0)
            {
                i += taken;
                continue;
            }
            error = new CodecError(Name, i, i + 1, IllegalReason);
            if (!errors.TryReplace(error, text, out var replacement, out i)) return false;
            if (replacement.Bytes is { } raw)
            {
                builder.Append(raw);
                continue;
            }
            for (var k = 0; k < replacement.Text.Length;)
            {
                var replaced = EncodeOne(replacement.Text, k, ref builder);
                if (replaced == 0) return false;
                k += replaced;
            }
        }
        error = default;
        bytes = builder.ToArray();
        return true;
    }

    private enum Found { Character, Illegal, Incomplete }

    private Found DecodeOne(ReadOnlySpan<byte> bytes, PythonTextBuilder builder, out int length)
    {
        var sequence = s_noBytes;
        for (length = 1; length <= bytes.Length; length++)
        {
            var b = bytes[length - 1];
            var mark = _pages.TryGetValue(sequence, out var page) ? page.Of(b) : Illegal;
            sequence = (sequence << 8) | b;
            switch (mark)
            {
                case IllegalAll:
                    return Found.Illegal;
                case Illegal:
                    length = 1;
                    return Found.Illegal;
                case Other when _texts.TryGetValue(sequence, out var text):
                    foreach (var c in text) builder.Append(c);
                    return Found.Character;
                case Other when _fourBytes is not null && length == 2 && !_pages.ContainsKey(sequence):
                    return _fourBytes.Decode(bytes, builder, out length);
                case Other:
                    continue;
                default:
                    builder.Append(mark);
                    return Found.Character;
            }
        }
        length = bytes.Length;
        return Found.Incomplete;
    }

    // How many code points were encoded; 0: the first cannot be.
    private int EncodeOne(PythonText text, int index, ref ByteBuilder builder)
    {
        var inverse = _inverse.Value;
        var first = text[index];
        if (inverse.Pairs.Count > 0 && index + 1 < text.Length && inverse.Pairs.TryGetValue((first, text[index + 1]), out var pair))
        {
            Append(ref builder, pair);
            return 2;
        }
        if (!inverse.Single.TryGetValue(first, out var sequence)) return _fourBytes is not null && _fourBytes.TryEncode(first, ref builder) ? 1 : 0;
        if (sequence == s_noBytes) return 0;
        Append(ref builder, sequence);
        return 1;
    }

    private static void Append(ref ByteBuilder builder, UInt128 sequence)
    {
        for (var shift = ((int)UInt128.Log2(sequence) / 8 * 8) - 8; shift >= 0; shift -= 8) builder.Append((byte)(sequence >> shift));
    }

    // The first sequence of a text counts, but for the recorded differences.
    private Inverse Invert()
    {
        var inverse = new Inverse([], []);
        foreach (var (prefix, page) in _pages)
        {
            for (var i = 0; i < page.Marks.Length; i++)
            {
                var mark = page.Marks[i];
                if (mark < IllegalAll) KeepSmaller(inverse.Single, mark, (prefix << 8) | (UInt128)(page.First + i));
            }
        }
        foreach (var (sequence, text) in _texts)
        {
            if (text.Length == 1) KeepSmaller(inverse.Single, text[0], sequence);
            else KeepSmaller(inverse.Pairs, (text[0], text[1]), sequence);
        }
        foreach (var (text, sequence) in _differences)
        {
            if (text.Length == 1) inverse.Single[text[0]] = sequence;
            else inverse.Pairs[(text[0], text[1])] = sequence;
        }
        return inverse;
    }

    // First in the order of bytes, where a shorter sequence comes before the longer ones it begins.
    private static void KeepSmaller<T>(Dictionary<T, UInt128> map, T key, UInt128 sequence) where T : notnull
    {
        if (!map.TryGetValue(key, out var known) || Aligned(sequence) < Aligned(known)) map[key] = sequence;
    }

    private static UInt128 Aligned(UInt128 sequence) => sequence << (int)UInt128.LeadingZeroCount(sequence);

    private static UInt128 ReadSequence(BinaryReader reader)
    {
        var sequence = s_noBytes;
        for (int length = reader.ReadByte(); length > 0; length--) sequence = (sequence << 8) | reader.ReadByte();
        return sequence;
    }

    [HostText("tables that the build packed")]
    private static int[] ReadText(BinaryReader reader)
    {
        var text = PythonText.FromUtf16(Encoding.Unicode.GetString(reader.ReadBytes(reader.ReadByte())));
        var codePoints = new int[text.Length];
        for (var i = 0; i < codePoints.Length; i++) codePoints[i] = text[i];
        return codePoints;
    }

    private sealed record Inverse(Dictionary<int, UInt128> Single, Dictionary<(int First, int Second), UInt128> Pairs);

    private sealed record Page(int First, char[] Marks)
    {
        public char Of(byte b) => b >= First && b < First + Marks.Length ? Marks[b - First] : Illegal;
    }

    /// <summary>The sequences of four bytes of GB 18030: a linear order, of which runs are runs of code points.</summary>
    private sealed class FourByteRuns
    {
        private readonly (int Index, int CodePoint, int Length)[] _runs;
        private readonly (int Index, int CodePoint, int Length)[] _byCodePoint;

        public FourByteRuns(BinaryReader reader, int count)
        {
            _runs = new (int, int, int)[count];
            for (var i = 0; i < count; i++) _runs[i] = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            _byCodePoint = [.. _runs.OrderBy(static run => run.CodePoint)];
        }

        public Found Decode(ReadOnlySpan<byte> bytes, PythonTextBuilder builder, out int length)
        {
            length = 1;
            if (bytes.Length > 2 && bytes[2] is < 0x81 or > 0xFE || bytes.Length > 3 && bytes[3] is < 0x30 or > 0x39) return Found.Illegal;
            if (bytes.Length < 4)
            {
                length = bytes.Length;
                return Found.Incomplete;
            }
            var index = (((bytes[0] - 0x81) * 10 + (bytes[1] - 0x30)) * 126 + (bytes[2] - 0x81)) * 10 + (bytes[3] - 0x30);
            var run = Find(_runs, index, static run => run.Index);
            if (index < run.Index || index >= run.Index + run.Length) return Found.Illegal;
            builder.Append(run.CodePoint + index - run.Index);
            length = 4;
            return Found.Character;
        }

        public bool TryEncode(int codePoint, ref ByteBuilder builder)
        {
            var run = Find(_byCodePoint, codePoint, static run => run.CodePoint);
            if (codePoint < run.CodePoint || codePoint >= run.CodePoint + run.Length) return false;
            var index = run.Index + codePoint - run.CodePoint;
            builder.Append((byte)(0x81 + index / (10 * 126 * 10)));
            builder.Append((byte)(0x30 + index / (126 * 10) % 10));
            builder.Append((byte)(0x81 + index / 10 % 126));
            builder.Append((byte)(0x30 + index % 10));
            return true;
        }

        // The last run that does not begin behind the value.
        private static (int Index, int CodePoint, int Length) Find((int Index, int CodePoint, int Length)[] runs, int value, Func<(int Index, int CodePoint, int Length), int> startOf)
        {
            var low = 0;
            var high = runs.Length - 1;
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                if (startOf(runs[middle]) <= value) low = middle;
                else high = middle - 1;
            }
            return runs[low];
        }
    }
}
