using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Compression;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Unicode;

/// <summary>Names of code points, both ways: <c>unicodedata.name</c> and <c>lookup</c>, <c>\N{...}</c> in literals.</summary>
/// <remarks>The names are unpacked at the first use of one that is not computed (about a megabyte, kept) and shared by the process.</remarks>
internal sealed class UnicodeNames
{
    /// <summary>No name is longer; CPython refuses to look for one.</summary>
    public const int MaxNameLength = 256;

    private const string IdeographPrefix = "CJK UNIFIED IDEOGRAPH-";

    private static readonly Lazy<UnicodeNames> Table = new(static () => new UnicodeNames());

    private readonly byte[] _text;
    private readonly Dictionary<int, (int Start, int Length)> _nameOf = new(36_000);
    // Open addressing by hash of the name; an entry is the place of a line in the text, or 0.
    private readonly (int Start, int Length, int CodePoint)[] _slots = new (int, int, int)[1 << 17];
    private readonly Dictionary<string, PythonText> _sequences = [];

    private UnicodeNames()
    {
        using var packed = typeof(UnicodeNames).Assembly.GetManifestResourceStream("PyEmbed.Core.UnicodeNames.gz")!;
        using var unpacked = new MemoryStream(1 << 20);
        using (var gzip = new GZipStream(packed, CompressionMode.Decompress)) gzip.CopyTo(unpacked);
        _text = unpacked.ToArray();
        ReadLines();
    }

    /// <summary>The name proper; aliases are no names.</summary>
    public static bool TryGetName(int c, [NotNullWhen(true)] out string? name)
    {
        if (Hangul.IsSyllable(c)) name = Hangul.Name(c);
        else if (IsUnifiedIdeograph(c)) name = IdeographPrefix + c.ToString("X", CultureInfo.InvariantCulture);
        else if (UnicodeData.Category(c) is GeneralCategory.Cn or GeneralCategory.Cc or GeneralCategory.Cs or GeneralCategory.Co) name = null;
        else if (Table.Value._nameOf.TryGetValue(c, out var place)) name = Latin1(Table.Value._text.AsSpan(place.Start, place.Length));
        else name = null;
        return name is not null;
    }

    /// <summary>A character by name or alias, as <c>\N{...}</c> reads it: without regard to case, except in computed names.</summary>
    public static bool TryLookup(ReadOnlySpan<char> name, out int codePoint)
    {
        codePoint = -1;
        if (name.Length > MaxNameLength) return false;
        if (name.StartsWith(Hangul.NamePrefix, StringComparison.Ordinal))
        {
            codePoint = Hangul.FromName(name);
            return codePoint >= 0;
        }
        if (name.StartsWith(IdeographPrefix, StringComparison.Ordinal))
        {
            codePoint = IdeographFromDigits(name[IdeographPrefix.Length..]);
            return codePoint >= 0;
        }
        codePoint = Table.Value.Find(name);
        return codePoint >= 0;
    }

    /// <summary>Whether a name says itself which character it is of.</summary>
    public static bool IsComputed(ReadOnlySpan<char> name) =>
        name.StartsWith(Hangul.NamePrefix, StringComparison.Ordinal) || name.StartsWith(IdeographPrefix, StringComparison.Ordinal);

    /// <summary>A named sequence, which <c>unicodedata.lookup</c> knows and <c>\N{...}</c> does not.</summary>
    public static bool TryLookupSequence(ReadOnlySpan<char> name, out PythonText sequence)
    {
        sequence = default;
        return name.Length <= MaxNameLength && Table.Value._sequences.TryGetValue(AsciiUpper(name), out sequence);
    }

    private static bool IsUnifiedIdeograph(int c) => c
        is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B738)
        or (>= 0x2B740 and <= 0x2B81D) or (>= 0x2B820 and <= 0x2CEA1) or (>= 0x2CEB0 and <= 0x2EBE0) or (>= 0x30000 and <= 0x3134A);

    private static int IdeographFromDigits(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (4 or 5) || digits.ContainsAnyExcept("0123456789ABCDEF")) return -1;
        var c = int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return IsUnifiedIdeograph(c) ? c : -1;
    }

    // Lines: "=HEX" sets the code point, a name belongs to it and moves it on; behind "#aliases" and "#sequences" stands "NAME=HEX HEX".
    private void ReadLines()
    {
        var codePoint = 0;
        var section = 0;
        for (var start = 0; start < _text.Length;)
        {
            var length = _text.AsSpan(start).IndexOf((byte)'\n');
            var line = _text.AsSpan(start, length);
            if (line[0] == '#') section++;
            else if (section > 0) AddExtra(start, line, section);
            else if (line[0] == '=') codePoint = int.Parse(line[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            else
            {
                _nameOf.Add(codePoint, (start, length));
                Insert(start, length, codePoint++);
            }
            start += length + 1;
        }
    }

    private void AddExtra(int start, ReadOnlySpan<byte> line, int section)
    {
        var equals = line.IndexOf((byte)'=');
        var points = new List<int>();
        foreach (var range in line[(equals + 1)..].Split((byte)' '))
            points.Add(int.Parse(line[(equals + 1)..][range], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        if (section == 1) Insert(start, equals, points[0]);
        else _sequences.Add(Latin1(line[..equals]), PythonText.FromCodePoints(points.ToArray()));
    }

    private void Insert(int start, int length, int codePoint)
    {
        var hash = 0u;
        foreach (var b in _text.AsSpan(start, length)) hash = Mix(hash, b);
        var slot = (int)(hash >> 15);
        while (_slots[slot].Length != 0) slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = (start, length, codePoint);
    }

    private int Find(ReadOnlySpan<char> name)
    {
        var hash = 0u;
        foreach (var c in name)
        {
            if (c >= 0x80) return -1;
            hash = Mix(hash, Upper((byte)c));
        }
        for (var slot = (int)(hash >> 15); _slots[slot].Length != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var (start, length, codePoint) = _slots[slot];
            if (length == name.Length && Matches(_text.AsSpan(start, length), name)) return codePoint;
        }
        return -1;
    }

    private static bool Matches(ReadOnlySpan<byte> stored, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (stored[i] != Upper((byte)name[i])) return false;
        }
        return true;
    }

    // FNV-1a with a last multiplication in every step, so that the high bits, which choose the slot, depend on all bytes.
    private static uint Mix(uint hash, byte b) => (hash ^ b ^ 0x811C9DC5) * 0x9E3779B1;

    private static byte Upper(byte b) => b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 0x20) : b;

    private static string AsciiUpper(ReadOnlySpan<char> name) =>
        string.Create(name.Length, name, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++) target[i] = source[i] is >= 'a' and <= 'z' ? (char)(source[i] - 0x20) : source[i];
        });

    private static string Latin1(ReadOnlySpan<byte> bytes) =>
        string.Create(bytes.Length, bytes, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++) target[i] = (char)source[i];
        });
}
