using System.Runtime.InteropServices;

namespace PyEmbed.Core.Encodings;

/// <summary>Which code is which text, and which text which code. Codes have up to three bytes; the first of three is always the same, so that it does not count.</summary>
/// <remarks>Built of other tables and of what differs, see <c>Generated/generate_multibyte.py</c>. Immutable once it is built, and shared by all engines.</remarks>
internal sealed class CodeTable
{
    /// <summary>In <see cref="TextOf"/>: the code is nothing, and its first byte is wrong.</summary>
    public const int None = -1;

    /// <summary>In <see cref="TextOf"/>: the code is nothing, and all of its bytes are wrong.</summary>
    public const int Whole = -2;

    // Below: pairs of code points, by their place in the list.
    private const int FirstPair = -3;

    private const int PageSize = 256;
    private const int CodePages = 512;             // two bytes, then three
    private const int TextPages = 0x110000 / PageSize;

    private readonly int[]?[] _texts = new int[CodePages][];
    private readonly int[]?[] _codes = new int[TextPages][];   // code + 1, so that 0 is none
    private readonly List<(int First, int Second)> _pairs = [];
    private readonly Dictionary<(int First, int Second), int> _codesOfPairs = [];
    private readonly HashSet<int> _pairBeginnings = [];

    /// <summary>Bytes no sequence begins with.</summary>
    public byte[] WrongBytes { get; }

    /// <summary>The sequences of four bytes of GB 18030: a linear order, of which runs are runs of code points.</summary>
    public (int Index, int CodePoint, int Length)[] Runs { get; }

    /// <param name="bases">The tables this one is like.</param>
    /// <param name="data">What is different.</param>
    public CodeTable(IReadOnlyList<(CodeForm Form, CodeTable Table)> bases, ReadOnlySpan<byte> data)
    {
        if (bases.Count == 0)
        {
            for (var c = 0; c < 0x80; c++) Set(c, c);
        }
        foreach (var (form, table) in bases) Take(form, table);
        var numbers = new NumberReader(data);
        var codes = numbers.ReadDeltas();
        foreach (var (code, text) in codes.Zip(numbers.ReadDeltas(codes.Length))) Set(code, text);
        foreach (var code in numbers.ReadDeltas()) Set(code, None);
        foreach (var code in numbers.ReadDeltas()) Set(code, Whole);
        foreach (var code in numbers.ReadDeltas())
        {
            Set(code, FirstPair - _pairs.Count);
            _pairs.Add(default);
        }
        foreach (ref var pair in CollectionsMarshal.AsSpan(_pairs)[PairsOf(bases)..]) pair = (numbers.Read(), numbers.Read());
        Invert();
        var otherwise = numbers.ReadDeltas();
        foreach (var text in otherwise) SetCode(text, numbers.Read());
        WrongBytes = new byte[numbers.Read()];
        foreach (ref var wrong in WrongBytes.AsSpan()) wrong = (byte)numbers.Read();
        Runs = new (int, int, int)[numbers.Read()];
        foreach (ref var run in Runs.AsSpan()) run = (numbers.Read(), numbers.Read(), numbers.Read());
    }

    /// <summary>The code point of a code; <see cref="None"/>, <see cref="Whole"/>, or less for what <see cref="Pair"/> knows.</summary>
    public int TextOf(int code) => _texts[PageOf(code)] is { } page ? page[code & 0xFF] : None;

    /// <summary>The two code points behind a result of <see cref="TextOf"/>.</summary>
    public (int First, int Second) Pair(int text) => _pairs[FirstPair - text];

    /// <summary>The code of a code point; -1: there is none.</summary>
    public int CodeOf(int codePoint) => _codes[codePoint >> 8] is { } page ? page[codePoint & 0xFF] - 1 : -1;

    /// <summary>The code of two code points; -1: there is none.</summary>
    public int CodeOf(int first, int second) => _codesOfPairs.TryGetValue((first, second), out var code) ? code : -1;

    /// <summary>Whether a code may stand for this code point together with the next.</summary>
    public bool BeginsPair(int codePoint) => _pairBeginnings.Contains(codePoint);

    private static int PageOf(int code) => code > 0xFFFF ? (code >> 8 & 0xFF) + 256 : code >> 8;

    private static int PairsOf(IReadOnlyList<(CodeForm Form, CodeTable Table)> bases) => bases.Sum(static b => b.Table._pairs.Count);

    private void Take(CodeForm form, CodeTable table)
    {
        var pairs = _pairs.Count;
        _pairs.AddRange(table._pairs);
        for (var number = 0; number < CodePages; number++)
        {
            if (table._texts[number] is not { } page) continue;
            var start = number >= 256 ? 0x8F0000 | (number - 256) << 8 : number << 8;
            for (var i = 0; i < PageSize; i++)
            {
                var text = page[i];
                if (text is None or Whole || form.Transform(start | i) is not (>= 0 and var code)) continue;
                Set(code, text <= FirstPair ? text - pairs : text);
            }
        }
    }

    private void Set(int code, int text)
    {
        ref var page = ref _texts[PageOf(code)];
        if (page is null)
        {
            page = new int[PageSize];
            page.AsSpan().Fill(None);
        }
        page[code & 0xFF] = text;
    }

    // Of several codes of a text the smallest counts.
    private void Invert()
    {
        for (var number = CodePages - 1; number >= 0; number--)
        {
            if (_texts[number] is not { } page) continue;
            var start = number >= 256 ? 0x8F0000 | (number - 256) << 8 : number << 8;
            for (var i = PageSize - 1; i >= 0; i--)
            {
                var text = page[i];
                if (text >= 0) SetCode(text, (start | i) + 1);
                if (text > FirstPair) continue;
                var pair = Pair(text);
                _codesOfPairs[pair] = start | i;
                _pairBeginnings.Add(pair.First);
            }
        }
    }

    private void SetCode(int codePoint, int codePlusOne) => (_codes[codePoint >> 8] ??= new int[PageSize])[codePoint & 0xFF] = codePlusOne;

    /// <summary>Reads varints: seven bits a byte, the low ones first.</summary>
    private ref struct NumberReader(ReadOnlySpan<byte> data)
    {
        private ReadOnlySpan<byte> _rest = data;

        public int Read()
        {
            var number = 0;
            for (var shift = 0; ; shift += 7)
            {
                var b = _rest[0];
                _rest = _rest[1..];
                number |= (b & 0x7F) << shift;
                if (b < 0x80) return number;
            }
        }

        public int[] ReadDeltas() => ReadDeltas(Read());

        public int[] ReadDeltas(int count)
        {
            var numbers = new int[count];
            var last = 0;
            foreach (ref var number in numbers.AsSpan())
            {
                var delta = Read();
                number = last += (delta & 1) != 0 ? -(delta + 1 >> 1) : delta >> 1;
            }
            return numbers;
        }
    }
}
