using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Json;

/// <summary>Reads the values of a document, whose characters are UTF-16 units or whole code points. RFC 8259, with NaN and infinities.</summary>
internal readonly ref struct JsonReader<TChar>(PyThreadState thread, PyStr document, ReadOnlySpan<TChar> text, JsonRules rules) where TChar : unmanaged, IBinaryInteger<TChar>
{
    private const int CharactersPerElement = 16;
    private const int ShortNumber = 40;
    private const int MostSmallDigits = 18;

    private readonly ReadOnlySpan<TChar> _text = text;

    // What ends a piece of a string that stands for itself.
    private static readonly SearchValues<char> s_stops = SearchValues.Create(Enumerable.Range(0, ' ').Select(c => (char)c).Concat(['"', '\\']).ToArray());

    /// <summary>The value at a place, which moves behind it. Null: an error is set, StopIteration with the place where there is no value.</summary>
    public PyObject? ReadValue(ref int at)
    {
        if (!thread.TryChargeWork(1)) return null;
        switch (At(at))
        {
            case '"':
                at++;
                return ReadString(ref at);
            case '{':
                if (!thread.TryEnterRecursion(" while decoding a JSON object from a unicode string")) return null;
                at++;
                var entries = ReadObject(ref at);
                thread.LeaveRecursion();
                return entries;
            case '[':
                if (!thread.TryEnterRecursion(" while decoding a JSON array from a unicode string")) return null;
                at++;
                var items = ReadArray(ref at);
                thread.LeaveRecursion();
                return items;
            case 'n' when TakeWord("null", ref at): return PyNone.Instance;
            case 't' when TakeWord("true", ref at): return PyBool.True;
            case 'f' when TakeWord("false", ref at): return PyBool.False;
            case 'N' when TakeWord("NaN", ref at): return Constant("NaN");
            case 'I' when TakeWord("Infinity", ref at): return Constant("Infinity");
            case '-' when TakeWord("-Infinity", ref at): return Constant("-Infinity");
            default: return ReadNumber(ref at);
        }
    }

    /// <summary>The string whose opening quote is before a place, which moves behind the closing one. Null: an error is set.</summary>
    public PyStr? ReadString(ref int at)
    {
        var stop = FindStop(at);
        if (At(stop) != '"') return ReadEscapedString(ref at);
        var value = _text[at..stop];
        if (!thread.TryChargeWork(value.Length / CharactersPerElement) || !thread.TryReserve(value.Length * 4L)) return null;
        at = stop + 1;
        return Make(value);
    }

    private PyStr? ReadEscapedString(ref int at)
    {
        var opening = at - 1;
        var made = new PythonTextBuilder();
        while (true)
        {
            var stop = FindStop(at);
            if (!thread.TryChargeWork((stop - at) / CharactersPerElement + 1) || !thread.TryReserve(made.Length * 4L)) return null;
            Append(made, _text[at..stop]);
            at = stop;
            switch (At(stop))
            {
                case '"':
                    at++;
                    return PyStr.From(made.ToText());
                case '\\':
                    if (!TryReadEscape(ref at, opening, out var c)) return null;
                    made.Append(c);
                    break;
                case End:
                    return Fail("Unterminated string starting at", opening);
                default:
                    return Fail("Invalid control character at", stop);
            }
        }
    }

    private bool TryReadEscape(ref int at, int opening, out int c)
    {
        c = At(++at) switch { '"' => '"', '\\' => '\\', '/' => '/', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'u' => 'u', End => -1, _ => 0 };
        if (c == -1)
        {
            _ = Fail("Unterminated string starting at", opening);
            return false;
        }
        if (c == 0)
        {
            _ = Fail("Invalid \\escape", at - 1);
            return false;
        }
        if (c != 'u')
        {
            at++;
            return true;
        }
        // The closing quote has to follow.
        if (at + 5 >= _text.Length || (c = Code(at + 1)) < 0) return BadCode(at);
        at += 5;
        if (c is < 0xD800 or > 0xDBFF || at + 6 >= _text.Length || At(at) != '\\' || At(at + 1) != 'u') return true;
        var low = Code(at + 2);
        if (low < 0) return BadCode(at + 1);
        if (low is < 0xDC00 or > 0xDFFF) return true;
        c = 0x10000 + (c - 0xD800 << 10 | low - 0xDC00);
        at += 6;
        return true;
    }

    private bool BadCode(int at)
    {
        _ = Fail("Invalid \\uXXXX escape", at);
        return false;
    }

    // Four hexadecimal digits; -1 if they are not.
    private int Code(int at)
    {
        var code = 0;
        for (var i = at; i < at + 4; i++)
        {
            var digit = At(i) switch { >= '0' and <= '9' and var c => c - '0', >= 'a' and <= 'f' and var c => c - 'a' + 10, >= 'A' and <= 'F' and var c => c - 'A' + 10, _ => -1 };
            if (digit < 0) return -1;
            code = code << 4 | digit;
        }
        return code;
    }

    private PyObject? ReadObject(ref int at)
    {
        var pairs = rules.PairsHook is null ? null : new PyList();
        var entries = pairs is null ? new PyDict() : null;
        SkipBlanks(ref at);
        if (At(at) != '}')
        {
            while (true)
            {
                if (At(at) != '"') return Fail("Expecting property name enclosed in double quotes", at);
                at++;
                if (ReadKey(ref at) is not { } key) return null;
                SkipBlanks(ref at);
                if (At(at) != ':') return Fail("Expecting ':' delimiter", at);
                at++;
                SkipBlanks(ref at);
                if (ReadValue(ref at) is not { } value) return null;
                if (entries is null ? !pairs!.TryAppend(thread, PyTuple.Of(key, value)) : !entries.TrySetItem(thread, key, value)) return null;
                SkipBlanks(ref at);
                if (At(at) == '}') break;
                if (At(at) != ',') return Fail("Expecting ',' delimiter", at);
                at++;
                SkipBlanks(ref at);
            }
        }
        at++;
        if (rules.PairsHook is { } pairsHook) return Calls.Call1(thread, pairsHook, pairs!);
        return rules.ObjectHook is { } hook ? Calls.Call1(thread, hook, entries!) : entries;
    }

    private PyStr? ReadKey(ref int at)
    {
        if (typeof(TChar) != typeof(char)) return ReadString(ref at) is not { } read ? null : read.IsNarrow ? rules.Key(read.NarrowSpan) : read;
        var stop = FindStop(at);
        if (At(stop) != '"') return ReadEscapedString(ref at) is not { } made ? null : made.IsNarrow ? rules.Key(made.NarrowSpan) : made;
        var key = rules.Key(MemoryMarshal.Cast<TChar, char>(_text[at..stop]));
        at = stop + 1;
        return key;
    }

    private PyObject? ReadArray(ref int at)
    {
        var items = new PyList();
        SkipBlanks(ref at);
        if (At(at) != ']')
        {
            while (true)
            {
                if (ReadValue(ref at) is not { } value || !items.TryAppend(thread, value)) return null;
                SkipBlanks(ref at);
                if (At(at) == ']') break;
                if (At(at) != ',') return Fail("Expecting ',' delimiter", at);
                at++;
                SkipBlanks(ref at);
            }
        }
        at++;
        return items;
    }

    private PyObject? ReadNumber(ref int at)
    {
        var start = at;
        var end = at;
        if (At(end) == '-') end++;
        if (At(end) == '0') end++;
        else if (!SkipDigits(ref end)) return PyErr.StopIteration(PyInt.From(start));
        var isFloat = false;
        var after = end + 1;
        if (At(end) == '.' && SkipDigits(ref after))
        {
            isFloat = true;
            end = after;
        }
        if (At(end) is 'e' or 'E')
        {
            after = At(end + 1) is '+' or '-' ? end + 2 : end + 1;
            if (SkipDigits(ref after))
            {
                isFloat = true;
                end = after;
            }
        }
        at = end;
        var digits = _text[start..end];
        if (!thread.TryChargeWork(digits.Length / CharactersPerElement)) return null;
        if ((isFloat ? rules.ParseFloat : rules.ParseInt) is { } parse) return Calls.Call1(thread, parse, Make(digits));
        return isFloat ? PyFloat.From(Float(digits)) : Integer(digits);
    }

    private PyObject? Integer(ReadOnlySpan<TChar> digits)
    {
        if (digits.Length > MostSmallDigits) return IntText.Parse(thread, Make(digits), 10);
        var value = 0L;
        var first = digits[0] == TChar.CreateTruncating('-') ? 1 : 0;
        for (var i = first; i < digits.Length; i++) value = value * 10 + (int.CreateTruncating(digits[i]) - '0');
        return PyInt.From(first == 0 ? value : -value);
    }

    private static double Float(ReadOnlySpan<TChar> digits)
    {
        Span<char> copy = digits.Length <= ShortNumber ? stackalloc char[digits.Length] : new char[digits.Length];
        for (var i = 0; i < digits.Length; i++) copy[i] = (char)int.CreateTruncating(digits[i]);
        if (digits.Length <= ShortNumber) return double.Parse(copy, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        return FloatParser.TryParse(copy, out var value) ? value : double.NaN;
    }

    private PyObject? Constant(string name) => Calls.Call1(thread, rules.ParseConstant, thread.Interpreter.Intern(name));

    // The JSONDecodeError of the module in Python. Always null.
    private PyStr? Fail(string message, int at)
    {
        if (Imports.Import(thread, "json.decoder") is not { } module || Attributes.Get(thread, module, JsonNames.DecodeError) is not { } type
            || Calls.Call3(thread, type, PyStr.FromUtf16(message), document, PyInt.From(at)) is not { } error) return null;
        if (error is PyBaseException exception) _ = PyErr.Set(exception);
        else _ = PyErr.TypeError("exceptions must derive from BaseException");
        return null;
    }

    // ---- characters ----

    private const int End = -1;

    private int At(int index) => (uint)index < (uint)_text.Length ? int.CreateTruncating(_text[index]) : End;

    private void SkipBlanks(ref int at)
    {
        while (At(at) is ' ' or '\n' or '\r' or '\t') at++;
    }

    private bool SkipDigits(ref int at)
    {
        var start = at;
        while (At(at) is >= '0' and <= '9') at++;
        return at > start;
    }

    private bool TakeWord(string word, ref int at)
    {
        for (var i = 1; i < word.Length; i++)
            if (At(at + i) != word[i]) return false;
        at += word.Length;
        return true;
    }

    // Where a string's next quote, backslash or, if they are errors, control character is; the end where there is none.
    private int FindStop(int at)
    {
        while (true)
        {
            var stop = at;
            if (typeof(TChar) == typeof(char))
            {
                var found = MemoryMarshal.Cast<TChar, char>(_text[at..]).IndexOfAny(s_stops);
                stop = found < 0 ? _text.Length : at + found;
            }
            else
            {
                while (At(stop) is >= ' ' and not ('"' or '\\')) stop++;
            }
            if (rules.IsStrict || At(stop) is '"' or '\\' or End) return stop;
            at = stop + 1;
        }
    }

    private static PyStr Make(ReadOnlySpan<TChar> characters) => typeof(TChar) == typeof(char)
        ? PyStr.FromCodeUnits(MemoryMarshal.Cast<TChar, char>(characters))
        : PyStr.FromCodePoints(MemoryMarshal.Cast<TChar, int>(characters));

    private static void Append(PythonTextBuilder made, ReadOnlySpan<TChar> characters)
    {
        if (typeof(TChar) == typeof(char)) made.AppendCodeUnits(MemoryMarshal.Cast<TChar, char>(characters));
        else
            foreach (var c in characters)
                made.Append(int.CreateTruncating(c));
    }
}
