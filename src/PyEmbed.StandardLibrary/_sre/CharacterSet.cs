namespace PyEmbed.StandardLibrary.Sre;

/// <summary>A set of characters as a pattern describes it: the first part that a character is in decides; <c>NEGATE</c> turns what follows around.</summary>
internal sealed class CharacterSet
{
    private readonly uint[] _code = [];
    private readonly int _start;
    private readonly CaseRule _rule;
    private readonly CharacterTest[]? _tests;
    private readonly ulong[] _low = new ulong[4];

    /// <param name="code">The pattern's code.</param>
    /// <param name="start">Where the set begins in it; it was checked and ends in FAILURE.</param>
    /// <param name="rule">How characters are looked up.</param>
    public CharacterSet(uint[] code, int start, CaseRule rule)
    {
        _code = code;
        _start = start;
        _rule = rule;
        for (var c = 0; c < 256; c++)
            if (Find(c)) _low[c >> 6] |= 1UL << c;
    }

    /// <summary>The characters that one of several tests accepts.</summary>
    public CharacterSet(CharacterTest[] tests)
    {
        _tests = tests;
        for (var c = 0; c < 256; c++)
            if (Find(c)) _low[c >> 6] |= 1UL << c;
    }

    public bool Contains(int c) => c < 256 ? (_low[c >> 6] >> c & 1) != 0 : Find(c);

    private bool Find(int c)
    {
        if (_tests is not null)
        {
            foreach (var test in _tests)
                if (test.Accepts(c)) return true;
            return false;
        }
        if (_rule != CaseRule.Locale) return FindExact(CharacterClass.Lower(_rule, c));
        var lower = CharacterClass.AsciiLower(c);
        if (FindExact(lower)) return true;
        var upper = CharacterClass.AsciiUpper(c);
        return upper != lower && FindExact(upper);
    }

    private bool FindExact(int c)
    {
        var found = true;
        for (var at = _start; ;)
        {
            switch ((SreOpcode)_code[at])
            {
                case SreOpcode.Failure:
                    return !found;
                case SreOpcode.Negate:
                    found = !found;
                    at++;
                    break;
                case SreOpcode.Literal:
                    if (_code[at + 1] == (uint)c) return found;
                    at += 2;
                    break;
                case SreOpcode.Category:
                    if (CharacterClass.IsIn((SreCategory)_code[at + 1], c)) return found;
                    at += 2;
                    break;
                case SreOpcode.Range:
                    if (_code[at + 1] <= (uint)c && (uint)c <= _code[at + 2]) return found;
                    at += 3;
                    break;
                case SreOpcode.RangeUniIgnore:
                    if (_code[at + 1] <= (uint)c && (uint)c <= _code[at + 2]) return found;
                    var upper = (uint)CharacterClass.UnicodeUpper(c);
                    if (_code[at + 1] <= upper && upper <= _code[at + 2]) return found;
                    at += 3;
                    break;
                case SreOpcode.CharSet:
                    if (c < 256 && (_code[at + 1 + (c >> 5)] >> (c & 31) & 1) != 0) return found;
                    at += 1 + BitmapWords;
                    break;
                default:
                    // BIGCHARSET: how many bitmaps, 256 bytes that say which is whose, the bitmaps.
                    var blocks = (int)_code[at + 1];
                    if (c < 0x10000)
                    {
                        var block = (int)(_code[at + 2 + (c >> 8 >> 2)] >> (8 * (c >> 8 & 3)) & 0xFF);
                        if ((_code[at + 2 + IndexWords + block * BitmapWords + ((c & 0xFF) >> 5)] >> (c & 31) & 1) != 0) return found;
                    }
                    at += 2 + IndexWords + blocks * BitmapWords;
                    break;
            }
        }
    }

    private const int BitmapWords = 8;
    private const int IndexWords = 64;

    /// <summary>Checks a description. -1: it is none; else the position after it.</summary>
    public static int Check(ReadOnlySpan<uint> code, int at, int end)
    {
        while (at < end)
        {
            switch ((SreOpcode)code[at++])
            {
                case SreOpcode.Failure:
                    return at;
                case SreOpcode.Negate:
                    break;
                case SreOpcode.Literal:
                    at++;
                    break;
                case SreOpcode.Category:
                    if (at >= end || code[at] > (uint)SreCategory.UniNotLineBreak) return -1;
                    at++;
                    break;
                case SreOpcode.Range or SreOpcode.RangeUniIgnore:
                    at += 2;
                    break;
                case SreOpcode.CharSet:
                    at += BitmapWords;
                    break;
                case SreOpcode.BigCharSet:
                    if (at >= end || code[at] > 256 || at + 1 + IndexWords > end) return -1;
                    var blocks = code[at];
                    foreach (var word in code.Slice(at + 1, IndexWords))
                        for (var shift = 0; shift < 32; shift += 8)
                            if ((word >> shift & 0xFF) >= blocks) return -1;
                    at += 1 + IndexWords + (int)blocks * BitmapWords;
                    break;
                default:
                    return -1;
            }
        }
        return -1;
    }
}
