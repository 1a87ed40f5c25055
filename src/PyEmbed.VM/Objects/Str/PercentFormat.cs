using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Numbers;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>template % values</c> for str, bytes and bytearray. Library reference, "printf-style String Formatting".</summary>
internal ref partial struct PercentFormat
{
    [Flags]
    private enum Flag
    {
        None = 0,
        LeftJustified = 1,   // -
        Sign = 2,            // +
        Blank = 4,           // space
        Alternate = 8,       // #
        Zero = 16,           // 0
    }

    private const int NotGiven = -1;

    private readonly PyThreadState _thread;
    private readonly PyStr _template;   // of bytes: each byte as the character of its value
    private readonly bool _isBytes;
    private readonly PyObject? _mapping;
    private StrBuilder _result;
    private PyObject _values;
    private int _valueCount;            // -1: the value is not in a tuple
    private int _nextValue;
    private int _at;

    // What stands between the percent sign and the conversion.
    private Flag _flags;
    private long _width;
    private int _precision;
    private int _code;

    private PercentFormat(PyThreadState thread, PyStr template, bool isBytes, PyObject values, Span<char> memory)
    {
        _thread = thread;
        _template = template;
        _isBytes = isBytes;
        _values = values;
        _result = new StrBuilder(memory);
        if (values is PyTuple tuple) _valueCount = tuple.Count;
        else
        {
            _valueCount = -1;
            _nextValue = -2;
            var isText = values is PyStr || isBytes && values is PyByteSequence;
            if (!isText && values.Type.Defines(Slot.GetItem)) _mapping = values;
        }
    }

    /// <summary><c>str % values</c></summary>
    [MustCheck]
    [SkipLocalsInit]
    public static PyStr? Format(PyThreadState thread, PyStr template, PyObject values)
    {
        Span<char> memory = stackalloc char[256];
        var format = new PercentFormat(thread, template, false, values, memory);
        return format.TryRun() ? format._result.ToStr() : null;
    }

    /// <summary><c>bytes % values</c>: of the template's type.</summary>
    [MustCheck]
    public static PyByteSequence? Format(PyThreadState thread, PyByteSequence template, PyObject values)
    {
        Span<char> memory = stackalloc char[256];
        var text = PyStr.FromCodeUnits(System.Text.Encoding.Latin1.GetString(template.Bytes));
        var format = new PercentFormat(thread, text, true, values, memory);
        return format.TryRun() ? template.Make(format._result.ToLatin1()) : null;
    }

    private bool TryRun()
    {
        if (!_thread.TryChargeWork(_template.Length)) return false;
        while (_at < _template.Length)
        {
            var run = NextPercent() - _at;
            _result.Append(_template, _at, run);
            _at += run + 1;
            if (_at > _template.Length) break;
            if (_at < _template.Length && _template[_at] == '%')
            {
                _result.Append('%');
                _at++;
                continue;
            }
            if (!TryAppendPlain() && (!TryReadSpecifier() || !TryConvert())) return false;
        }
        if (_nextValue < _valueCount && _mapping is null)
            return PyErr.TypeError($"not all arguments converted during {(_isBytes ? "bytes" : "string")} formatting");
        return true;
    }

    // What templates hold most, %s of a str and %d of an int, while the result is so short that it need not be charged. False: it is something else.
    private bool TryAppendPlain()
    {
        const int Short = 1024;
        if (_isBytes || _at >= _template.Length || _result.Length > Short || _nextValue >= _valueCount) return false;
        var value = _valueCount < 0 ? _values : ((PyTuple)_values)[_nextValue];
        var code = _template[_at];
        if (code == 's' && value.GetType() == typeof(PyStr) && Unsafe.As<PyStr>(value).Length <= Short) _result.Append(Unsafe.As<PyStr>(value));
        else if (code is 's' or 'd' && value.GetType() == typeof(PyInt)) _result.Append(Unsafe.As<PyInt>(value).Value);
        else return false;
        _nextValue++;
        _at++;
        return true;
    }

    private readonly int NextPercent()
    {
        var run = _template.IsNarrow ? _template.NarrowSpan[_at..].IndexOf('%') : _template.WideSpan[_at..].IndexOf('%');
        return run < 0 ? _template.Length : _at + run;
    }

    // ---- reading ----

    private bool TryReadSpecifier()
    {
        _flags = Flag.None;
        _width = NotGiven;
        _precision = NotGiven;
        if (Peek() == '(' && !TryReadKey()) return false;
        for (; ; _at++)
        {
            var flag = Peek() switch
            {
                '-' => Flag.LeftJustified,
                '+' => Flag.Sign,
                ' ' => Flag.Blank,
                '#' => Flag.Alternate,
                '0' => Flag.Zero,
                _ => Flag.None,
            };
            if (flag == Flag.None) break;
            _flags |= flag;
        }
        if (!TryReadWidth() || !TryReadPrecision()) return false;
        if (Peek() is 'h' or 'l' or 'L') _at++;
        _code = Peek();
        if (_code < 0) return PyErr.ValueError("incomplete format");
        _at++;
        return true;
    }

    private readonly int Peek() => _at < _template.Length ? _template[_at] : -1;

    // (key): parentheses nest.
    private bool TryReadKey()
    {
        if (_mapping is null) return PyErr.TypeError("format requires a mapping");
        var start = ++_at;
        for (var depth = 1; depth > 0; _at++)
        {
            var c = Peek();
            if (c < 0) return PyErr.ValueError("incomplete format key");
            if (c == ')') depth--;
            else if (c == '(') depth++;
        }
        var key = _template.Substring(start, _at - 1 - start);
        PyObject index = _isBytes ? PyBytes.Adopt(System.Text.Encoding.Latin1.GetBytes(key.Narrow)) : key;
        if (Subscript.GetItem(_thread, _mapping, index) is not { } value) return false;
        (_values, _valueCount, _nextValue) = (value, -1, -2);
        return true;
    }

    private bool TryReadWidth()
    {
        if (Peek() == '*')
        {
            _at++;
            if (!TryNextInteger(out var number)) return false;
            if (!PyInt.TryGetInt64(number, out _width)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
            if (_width >= 0) return true;
            _flags |= Flag.LeftJustified;
            _width = _width == long.MinValue ? long.MaxValue : -_width;
            return true;
        }
        if (!IsDigit(Peek())) return true;
        _width = 0;
        for (; IsDigit(Peek()); _at++)
        {
            if (_width > (long.MaxValue - (Peek() - '0')) / 10) return PyErr.ValueError("width too big");
            _width = _width * 10 + Peek() - '0';
        }
        return true;
    }

    private bool TryReadPrecision()
    {
        if (Peek() != '.') return true;
        _at++;
        _precision = 0;
        if (Peek() == '*')
        {
            _at++;
            if (!TryNextInteger(out var number)) return false;
            if (!PyInt.TryGetInt64(number, out var given) || given is > int.MaxValue or < int.MinValue) return PyErr.OverflowError("Python int too large to convert to C int");
            _precision = (int)Math.Max(given, 0);
            return true;
        }
        for (; IsDigit(Peek()); _at++)
        {
            if (_precision > (int.MaxValue - (Peek() - '0')) / 10) return PyErr.ValueError(_isBytes ? "prec too big" : "precision too big");
            _precision = _precision * 10 + Peek() - '0';
        }
        return true;
    }

    private bool TryNextInteger(out PyObject number)
    {
        number = PyNone.Instance;
        if (Next() is not { } value) return false;
        number = value;
        return value is PyInt or PyBigInt || PyErr.TypeError("* wants int");
    }

    private PyObject? Next()
    {
        if (_nextValue >= _valueCount) return PyErr.TypeError("not enough arguments for format string");
        _nextValue++;
        return _valueCount < 0 ? _values : ((PyTuple)_values)[_nextValue - 1];
    }

    private static bool IsDigit(int c) => c is >= '0' and <= '9';

    // ---- converting ----

    private bool TryConvert()
    {
        if (Next() is not { } value) return false;
        switch (_code)
        {
            case 's' or 'r' or 'a':
            case 'b' when _isBytes:
                return TryText(value);
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X':
                return TryInteger(value);
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                return TryFloat(value);
            case 'c':
                return TryCharacter(value);
        }
        if (_isBytes && _code >= 0x80) return PyErr.OverflowError("character argument not in range(0x110000)");
        return PyErr.ValueError($"unsupported format character '{(_code is >= 31 and <= 126 || _isBytes ? (char)_code : '?')}' (0x{_code:x}) at index {_at - 1}");
    }

    private bool TryText(PyObject value)
    {
        PyStr? text;
        if (_isBytes && _code is 's' or 'b')
        {
            if (!TryBytes(value, out text)) return false;
        }
        else
        {
            text = _code == 's' ? Representation.Str(_thread, value) : _code == 'r' && !_isBytes ? Representation.Repr(_thread, value) : Representation.Ascii(_thread, value);
        }
        if (text is null) return false;
        var length = _precision >= 0 && _precision < text!.Length ? _precision : text!.Length;
        return TryPadded(text, length);
    }

    private readonly bool TryBytes(PyObject value, out PyStr? text)
    {
        text = null;
        if (value is not IBufferExporter)
        {
            if (!Attributes.TryGetSpecial(_thread, value, Names.Bytes, out var method)) return false;
            if (method is null)
                return PyErr.TypeError($"%b requires a bytes-like object, or an object that implements __bytes__, not '{value.Type.NameInMessages}'");
            if (Calls.Call0(_thread, method) is not { } made) return false;
            if (made is not PyBytes) return PyErr.TypeError($"__bytes__ returned non-bytes (type {made.Type.NameInMessages})");
            value = made;
        }
        if (!Buffers.TryGet(_thread, value, out var lease)) return false;
        using (lease) text = PyStr.FromCodeUnits(System.Text.Encoding.Latin1.GetString(lease.Bytes));
        return true;
    }

    private bool TryCharacter(PyObject value)
    {
        var limit = _isBytes ? 0x100 : 0x110000;
        if (value is PyStr text && !_isBytes)
        {
            if (text.Length != 1) return PyErr.TypeError("%c requires int or char");
            return TryPadded(text, 1);
        }
        if (_isBytes && value is PyByteSequence { Length: 1 } single) return TryPadded(PyStr.FromCodePoint(single.Bytes[0]), 1);
        var bad = _isBytes ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char";
        if (!value.Type.Defines(Slot.Index) || _isBytes && value is PyByteSequence) return PyErr.TypeError(bad);
        if (Number.Index(_thread, value) is not { } number) return _thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError(bad);
        if (!PyInt.TryGetInt64(number, out var c) || c < 0 || c >= limit) return PyErr.OverflowError(_isBytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
        return TryPadded(PyStr.FromCodePoint((int)c), 1);
    }

    private bool TryPadded(PyStr text, int length)
    {
        var padding = _width > length ? _width - length : 0;
        if (!TryClaim(length + padding)) return false;
        if ((_flags & Flag.LeftJustified) == 0) _result.AppendFill(' ', (int)padding);
        _result.Append(text, 0, length);
        if ((_flags & Flag.LeftJustified) != 0) _result.AppendFill(' ', (int)padding);
        return true;
    }

    private bool TryFloat(PyObject value)
    {
        if (!Number.TryToDouble(_thread, value, out var number))
        {
            // bytes words it otherwise, and whatever the TypeError was.
            return _isBytes && _thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"float argument required, not {value.Type.NameInMessages}");
        }
        var precision = _precision < 0 ? 6 : _precision;
        if (!TryClaim(precision)) return false;
        var text = FloatText.Format(number, (char)_code, precision, (_flags & Flag.Alternate) != 0 ? FloatFormatOptions.Alternate : FloatFormatOptions.None);
        return TryNumber(text, 0);
    }

    // Before so many characters more. False: a limit or MemoryError is set.
    private readonly bool TryClaim(long more) =>
        more <= PyStr.MaxLength ? _thread.TryChargeWork(more >> 3) && PyStr.TryReserve(_thread, _result.Length + more) : PyErr.MemoryError();
}
