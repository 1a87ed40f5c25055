using System.Globalization;
using System.Numerics;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

internal ref partial struct PercentFormat
{
    private bool TryInteger(PyObject value)
    {
        if (value is PyInt { Value: var plain } && _code is 'd' or 'i' or 'u' && _width < 0 && _precision < 0 && (_flags & (Flag.Sign | Flag.Blank)) == 0)
        {
            _result.Append(plain);
            return true;
        }
        if (value is PyInt { Value: var small and not long.MinValue } && _precision < 0 && (_flags & Flag.Alternate) == 0 && _code is 'd' or 'i' or 'u' or 'x' or 'X')
        {
            // Without a string for the digits.
            Span<char> written = stackalloc char[24];
            Math.Abs(small).TryFormat(written[1..], out var count, _code switch { 'x' => "x", 'X' => "X", _ => "" }, CultureInfo.InvariantCulture);
            written[0] = '-';
            return TryNumber(small < 0 ? written[..(count + 1)] : written.Slice(1, count), 0);
        }
        if (ToInteger(value) is not { } number) return false;
        if (_precision > int.MaxValue - 3) return PyErr.OverflowError("precision too large");
        var prefixLength = (_flags & Flag.Alternate) != 0 && _code is 'o' or 'x' or 'X' && (_flags & Flag.Alternate) != 0 ? 2 : 0;
        if (Digits(number) is not { } digits) return false;
        var isNegative = digits[0] == '-';
        var missing = _precision - (digits.Length - (isNegative ? 1 : 0));
        if (prefixLength > 0 || missing > 0)
        {
            if (!TryClaim(Math.Max(missing, 0))) return false;
            var prefix = prefixLength == 0 ? "" : _code == 'o' ? "0o" : _code == 'x' ? "0x" : "0X";
            digits = string.Concat(isNegative ? "-" + prefix : prefix, missing > 0 ? new string('0', missing) : "", digits.AsSpan(isNegative ? 1 : 0));
        }
        return TryNumber(digits, prefixLength);
    }

    // An int, or what __int__ (for o, x and X: __index__) makes of the value.
    private readonly PyObject? ToInteger(PyObject value)
    {
        if (value is PyInt or PyBigInt) return value;
        var needsInteger = _code is 'o' or 'x' or 'X';
        PyObject? number = null;
        if (value is PyFloat && !needsInteger)
        {
            var real = ((PyFloat)value).Value;
            if (double.IsNaN(real)) return PyErr.ValueError("cannot convert float NaN to integer");
            if (double.IsInfinity(real)) return PyErr.OverflowError("cannot convert float infinity to integer");
            return PyInt.From(new BigInteger(Math.Truncate(real)));
        }
        if (value.Type.Defines(Slot.Int) && !needsInteger) number = value.Type.Slots.Int(_thread, value);
        else if (value.Type.Defines(Slot.Index)) number = Number.Index(_thread, value);
        if (number is PyInt or PyBigInt) return number;
        if (number is null && _thread.HasError && !_thread.ClearErrorIf(PyExceptions.TypeError)) return null;
        var code = _isBytes && !needsInteger ? 'd' : (char)_code;
        return PyErr.TypeError($"%{code} format: {(needsInteger ? "an integer" : "a real number")} is required, not {value.Type.NameInMessages}");
    }

    private readonly string? Digits(PyObject number)
    {
        if (number is PyInt { Value: var small })
        {
            if (_code is 'd' or 'i' or 'u') return small.ToString(CultureInfo.InvariantCulture);
            if (small != long.MinValue)
            {
                var magnitude = Math.Abs(small);
                var text = _code == 'o' ? Convert.ToString(magnitude, 8) : magnitude.ToString(_code == 'x' ? "x" : "X", CultureInfo.InvariantCulture);
                return small < 0 ? "-" + text : text;
            }
        }
        var value = Number.ToBigInteger(number);
        if (_code is 'd' or 'i' or 'u')
        {
            var most = _thread.Interpreter.MaxIntDigits;
            return IntegerText.TryToDecimal(value, most, _thread.WorkBudget, out var text) ? text : PyErr.ValueError(IntegerText.TooManyDigitsMessage(most));
        }
        if (!PyStr.TryReserve(_thread, value.GetBitLength() / 3)) return null;
        var digits = IntegerText.ToPowerOfTwoRadix(value, _code == 'o' ? 8 : 16, _thread.WorkBudget);
        return _code == 'X' ? AsciiText.ToUpper(digits) : digits;
    }

    // A number's text in its field: sign, prefix, filling and digits in the order that the flags ask for.
    private bool TryNumber(scoped ReadOnlySpan<char> digits, int prefixLength)
    {
        var sign = '\0';
        if (digits[0] is '-' or '+')
        {
            sign = digits[0];
            digits = digits[1..];
        }
        else if ((_flags & Flag.Sign) != 0) sign = '+';
        else if ((_flags & Flag.Blank) != 0) sign = ' ';
        var length = digits.Length + (sign == '\0' ? 0 : 1);
        var padding = _width > length ? _width - length : 0;
        if (!TryClaim(length + padding)) return false;
        var isLeft = (_flags & Flag.LeftJustified) != 0;
        var fillsWithZeros = (_flags & Flag.Zero) != 0;
        if (!isLeft && !fillsWithZeros) _result.AppendFill(' ', (int)padding);
        if (sign != '\0') _result.Append(sign);
        _result.Append(digits[..prefixLength]);
        if (!isLeft && fillsWithZeros) _result.AppendFill('0', (int)padding);
        _result.Append(digits[prefixLength..]);
        if (isLeft) _result.AppendFill(' ', (int)padding);
        return true;
    }
}
