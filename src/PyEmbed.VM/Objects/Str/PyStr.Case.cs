using System.Buffers;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>Upper, lower, title and folded case: the full mappings of Unicode 14.</summary>
public partial class PyStr
{
    private const int CapitalSigma = 0x3A3;
    private const int SmallSigma = 0x3C3;
    private const int FinalSigma = 0x3C2;

    private delegate int Mapping(int c, int index, Span<int> target);

    [PyMethod("lower(self, /)", Doc = "The text in lower case.")]
    internal PyObject? Lower(PyThreadState thread)
    {
        if (IsAsciiText) return MapAscii(thread, static (text, target) => System.Text.Ascii.ToLower(text, target, out _));
        return MapAll(thread, (c, i, target) => c == CapitalSigma ? MapSigma(i, target) : CaseMapping.ToLower(c, target));
    }

    [PyMethod("upper(self, /)", Doc = "The text in upper case.")]
    internal PyObject? Upper(PyThreadState thread)
    {
        if (IsAsciiText) return MapAscii(thread, static (text, target) => System.Text.Ascii.ToUpper(text, target, out _));
        return MapAll(thread, static (c, _, target) => CaseMapping.ToUpper(c, target));
    }

    [PyMethod("casefold(self, /)", Doc = "The text in a form for caseless comparison.")]
    internal PyObject? Casefold(PyThreadState thread)
    {
        if (IsAsciiText) return Lower(thread);
        return MapAll(thread, static (c, _, target) => CaseMapping.Fold(c, target));
    }

    [PyMethod("swapcase(self, /)", Doc = "The text with upper and lower case exchanged.")]
    internal PyObject? SwapCase(PyThreadState thread) => MapAll(thread, (c, i, target) =>
        UnicodeData.IsUpper(c) ? c == CapitalSigma ? MapSigma(i, target) : CaseMapping.ToLower(c, target)
        : UnicodeData.IsLower(c) ? CaseMapping.ToUpper(c, target)
        : Same(c, target));

    [PyMethod("capitalize(self, /)", Doc = "The text with its first character in title case and the rest in lower case.")]
    internal PyObject? Capitalize(PyThreadState thread) => MapAll(thread, (c, i, target) =>
        i == 0 ? CaseMapping.ToTitle(c, target) : c == CapitalSigma ? MapSigma(i, target) : CaseMapping.ToLower(c, target));

    [PyMethod("title(self, /)", Doc = "The text with each word's first character in title case and the rest in lower case.")]
    internal PyObject? Title(PyThreadState thread)
    {
        var afterCased = false;
        return MapAll(thread, (c, i, target) =>
        {
            var length = !afterCased ? CaseMapping.ToTitle(c, target) : c == CapitalSigma ? MapSigma(i, target) : CaseMapping.ToLower(c, target);
            afterCased = UnicodeData.IsCased(c);
            return length;
        });
    }

    private static int Same(int c, Span<int> target)
    {
        target[0] = c;
        return 1;
    }

    private delegate OperationStatus AsciiMapping(ReadOnlySpan<char> text, Span<char> target);

    private PyStr? MapAscii(PyThreadState thread, AsciiMapping map)
    {
        if (_length == 0) return Empty;
        if (!TryReserve(thread, _length) || !thread.TryChargeWork(_length)) return null;
        var made = NewString(_length, out var chars);
        map(NarrowSpan, chars);
        return FromCodeUnits(made);
    }

    private PyStr? MapAll(PyThreadState thread, Mapping map)
    {
        if (!TryReserve(thread, _length) || !thread.TryChargeWork(_length)) return null;
        var builder = new PythonTextBuilder(_length);
        var mapped = new int[CaseMapping.MaxLength];
        var reserved = Math.Max(_length, LongText);
        for (var i = 0; i < _length; i++)
        {
            // Where it gets longer the builder doubles.
            if (builder.Length >= reserved && !TryReserve(thread, reserved * 2L)) return null;
            if (builder.Length >= reserved) reserved *= 2;
            var count = map(this[i], i, mapped);
            for (var k = 0; k < count; k++) builder.Append(mapped[k]);
        }
        return From(builder.ToText());
    }

    // Unicode 3.13, Final_Sigma: a cased character stands before it and none behind it, case-ignorable ones not counted.
    private int MapSigma(int index, Span<int> target)
    {
        var before = index - 1;
        while (before >= 0 && UnicodeData.IsCaseIgnorable(this[before])) before--;
        var isFinal = before >= 0 && UnicodeData.IsCased(this[before]);
        if (isFinal)
        {
            var behind = index + 1;
            while (behind < _length && UnicodeData.IsCaseIgnorable(this[behind])) behind++;
            isFinal = behind == _length || !UnicodeData.IsCased(this[behind]);
        }
        return Same(isFinal ? FinalSigma : SmallSigma, target);
    }
}
