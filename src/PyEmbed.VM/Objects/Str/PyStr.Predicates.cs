using PyEmbed.Core.Unicode;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>What kind of characters a text consists of.</summary>
public partial class PyStr
{
    [PyMethod("isascii(self, /)", Doc = "Whether all characters are ASCII; true of the empty string.")]
    internal bool IsAscii() => IsAsciiText;

    [PyMethod("isalpha(self, /)", Doc = "Whether there are characters and all are letters.")]
    internal bool TryIsAlpha(PyThreadState thread, out bool result) => TryAll(thread, static c => UnicodeData.IsAlpha(c), out result);

    [PyMethod("isdecimal(self, /)", Doc = "Whether there are characters and all are decimal digits.")]
    internal bool TryIsDecimal(PyThreadState thread, out bool result) => TryAll(thread, static c => UnicodeData.IsDecimal(c), out result);

    [PyMethod("isdigit(self, /)", Doc = "Whether there are characters and all are digits.")]
    internal bool TryIsDigit(PyThreadState thread, out bool result) => TryAll(thread, static c => UnicodeData.IsDigit(c), out result);

    [PyMethod("isnumeric(self, /)", Doc = "Whether there are characters and all stand for numbers.")]
    internal bool TryIsNumeric(PyThreadState thread, out bool result) => TryAll(thread, static c => UnicodeData.IsNumeric(c), out result);

    [PyMethod("isalnum(self, /)", Doc = "Whether there are characters and all are letters or stand for numbers.")]
    internal bool TryIsAlphanumeric(PyThreadState thread, out bool result) => TryAll(thread, static c => UnicodeData.IsAlphanumeric(c), out result);

    [PyMethod("isspace(self, /)", Doc = "Whether there are characters and all are white space.")]
    internal bool TryIsSpace(PyThreadState thread, out bool result) => TryAll(thread, static c => UnicodeData.IsSpace(c), out result);

    [PyMethod("isprintable(self, /)", Doc = "Whether repr() shows all characters as they are; true of the empty string.")]
    internal bool TryIsPrintable(PyThreadState thread, out bool result)
    {
        if (_length > 0) return TryAll(thread, static c => UnicodeData.IsPrintable(c), out result);
        result = true;
        return true;
    }

    [PyMethod("isidentifier(self, /)", Doc = "Whether it is a name as the language defines it; keywords are names too.")]
    internal bool IsIdentifier() => PyStrIdentifiers.IsIdentifier(this);

    [PyMethod("islower(self, /)", Doc = "Whether there are cased characters and all of them are lower case.")]
    internal bool TryIsLower(PyThreadState thread, out bool result) => TryIsCase(thread, static c => UnicodeData.IsLower(c), static c => UnicodeData.IsUpper(c) || UnicodeData.IsTitle(c), out result);

    [PyMethod("isupper(self, /)", Doc = "Whether there are cased characters and all of them are upper case.")]
    internal bool TryIsUpper(PyThreadState thread, out bool result) => TryIsCase(thread, static c => UnicodeData.IsUpper(c), static c => UnicodeData.IsLower(c) || UnicodeData.IsTitle(c), out result);

    [PyMethod("istitle(self, /)", Doc = "Whether there are cased characters, upper case ones stand only behind uncased ones and lower case ones only behind cased ones.")]
    internal bool TryIsTitle(PyThreadState thread, out bool result)
    {
        result = false;
        if (!thread.TryChargeWork(_length)) return false;
        var afterCased = false;
        var sawCased = false;
        for (var i = 0; i < _length; i++)
        {
            var c = this[i];
            if (UnicodeData.IsUpper(c) || UnicodeData.IsTitle(c))
            {
                if (afterCased) return true;
                afterCased = sawCased = true;
            }
            else if (UnicodeData.IsLower(c))
            {
                if (!afterCased) return true;
                sawCased = true;
            }
            else
            {
                afterCased = false;
            }
        }
        result = sawCased;
        return true;
    }

    private bool TryAll(PyThreadState thread, Func<int, bool> holds, out bool result)
    {
        result = false;
        if (!thread.TryChargeWork(_length)) return false;
        if (_isNarrow)
        {
            foreach (var c in NarrowSpan)
                if (!holds(c)) return true;
        }
        else
        {
            foreach (var c in WideSpan)
                if (!holds(c)) return true;
        }
        result = _length > 0;
        return true;
    }

    private bool TryIsCase(PyThreadState thread, Func<int, bool> isWanted, Func<int, bool> isOther, out bool result)
    {
        result = false;
        if (!thread.TryChargeWork(_length)) return false;
        var sawWanted = false;
        for (var i = 0; i < _length; i++)
        {
            var c = this[i];
            if (isOther(c)) return true;
            sawWanted |= isWanted(c);
        }
        result = sawWanted;
        return true;
    }
}
