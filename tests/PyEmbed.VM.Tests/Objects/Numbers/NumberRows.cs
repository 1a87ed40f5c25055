using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Tests.Objects;

/// <summary>Runs the rows that <c>number_rows.py</c> describes and compares what comes of them.</summary>
internal static class NumberRows
{
    /// <summary>Compares a whole file and shows the first differences.</summary>
    public static void ShouldAllMatch(PyThreadState thread, string name, Func<string, PyObject?>? function = null)
    {
        var differences = new List<string>();
        var (count, wrong) = (0, 0);
        foreach (var row in Read(typeof(NumberRows).Assembly, name))
        {
            count++;
            var actual = Outcome(thread, Run(thread, row, function));
            if (actual == row[^1]) continue;
            wrong++;
            if (differences.Count < 40) differences.Add($"{Short(string.Join(" | ", row[..^1]))}\n   expected {Short(row[^1])}\n   actual   {Short(actual)}");
        }
        count.ShouldBeGreaterThan(0);
        differences.ShouldBeEmpty($"{name}: {wrong} of {count} rows differ");
    }

    private static string Short(string text) => text.Length > 300 ? text[..300] + "..." : text;

    private static IEnumerable<string[]> Read(System.Reflection.Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }

    private static PyObject? Run(PyThreadState thread, string[] row, Func<string, PyObject?>? function)
    {
        var args = new List<PyObject>();
        var names = new List<PyObject>();
        foreach (var field in row.AsSpan(2, row.Length - 3))
        {
            var token = field;
            if (field[0] == '=')
            {
                var end = field.IndexOf('=', 1);
                names.Add(PyStr.FromUtf16(field[1..end]));
                token = field[(end + 1)..];
            }
            args.Add(Value(token));
        }
        var keywords = names.Count == 0 ? null : PyTuple.CopyOf(names.ToArray());
        switch (row[0])
        {
            case "op":
                return Operator(thread, row[1], args);
            case "call":
                return Calls.CallN(thread, TypeNamed(row[1]), args.ToArray(), keywords);
            case "class":
                var parts = row[1].Split('.');
                return Attributes.Get(thread, TypeNamed(parts[0]), PyStr.FromUtf16(parts[1])) is { } method ? Calls.CallN(thread, method, args.ToArray(), keywords) : null;
            case "get":
                return Attributes.Get(thread, args[0], PyStr.FromUtf16(row[1])) is { } bound ? Calls.CallN(thread, bound, args.ToArray().AsSpan(1), keywords) : null;
            case "attr":
                return Attributes.Get(thread, args[0], PyStr.FromUtf16(row[1]));
            case "format":
                return Representation.Format(thread, args[0], (PyStr)args[1]);
            default:
                return function!(row[1]) is { } callable ? Calls.CallN(thread, callable, args.ToArray(), keywords) : null;
        }
    }

    private static PyType TypeNamed(string name) => name switch
    {
        "int" => PyInt.BuiltinType,
        "bool" => PyBool.BuiltinType,
        "float" => PyFloat.BuiltinType,
        _ => PyComplex.BuiltinType,
    };

    private static PyObject? Operator(PyThreadState thread, string name, List<PyObject> args)
    {
        var a = args[0];
        var b = args.Count > 1 ? args[1] : PyNone.Instance;
        return name switch
        {
            "+" => Number.Add(thread, a, b),
            "-" => Number.Subtract(thread, a, b),
            "*" => Number.Multiply(thread, a, b),
            "/" => Number.TrueDivide(thread, a, b),
            "//" => Number.FloorDivide(thread, a, b),
            "%" => Number.Remainder(thread, a, b),
            "divmod" => Number.Divmod(thread, a, b),
            "**" => Number.Power(thread, a, b, args.Count > 2 ? args[2] : PyNone.Instance),
            "<<" => Number.Lshift(thread, a, b),
            ">>" => Number.Rshift(thread, a, b),
            "&" => Number.And(thread, a, b),
            "|" => Number.Or(thread, a, b),
            "^" => Number.Xor(thread, a, b),
            "==" => Comparison.Compare(thread, a, b, CompareOp.Eq),
            "!=" => Comparison.Compare(thread, a, b, CompareOp.Ne),
            "<" => Comparison.Compare(thread, a, b, CompareOp.Lt),
            "<=" => Comparison.Compare(thread, a, b, CompareOp.Le),
            ">" => Comparison.Compare(thread, a, b, CompareOp.Gt),
            ">=" => Comparison.Compare(thread, a, b, CompareOp.Ge),
            "neg" => Number.Negative(thread, a),
            "pos" => Number.Positive(thread, a),
            "abs" => Number.Absolute(thread, a),
            "~" => Number.Invert(thread, a),
            _ => Truth.TryTest(thread, a, out var truth) ? PyBool.From(truth) : null,
        };
    }

    private static PyObject Value(string token) => token[0] switch
    {
        'N' => PyNone.Instance,
        'T' => PyBool.True,
        'F' => PyBool.False,
        'i' => PyInt.From(BigInteger.Parse(token.AsSpan(1), CultureInfo.InvariantCulture)),
        'x' => PyInt.From(token[1] == '-' ? -Hex(token.AsSpan(2)) : Hex(token.AsSpan(1))),
        'f' => PyFloat.From(Float(token[1..])),
        'c' => new PyComplex(Float(token[1..token.IndexOf(',')]), Float(token[(token.IndexOf(',') + 1)..])),
        'b' => PyBytes.CopyOf(Convert.FromHexString(token.AsSpan(1))),
        '(' => PyTuple.CopyOf(token == "()" ? [] : token[1..^1].Split(';').Select(Value).ToArray()),
        _ => PyStr.FromUtf16(JsonSerializer.Deserialize<string>(token)!),
    };

    private static BigInteger Hex(ReadOnlySpan<char> digits) => BigInteger.Parse(string.Concat("0", digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static double Float(string bits) =>
        bits == "nan" ? BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000) : BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static string Outcome(PyThreadState thread, PyObject? result)
    {
        if (result is not null)
        {
            thread.HasError.ShouldBeFalse();
            return Token(result);
        }
        var error = thread.TakeError();
        return $"!{error.Type.Name}: {Representation.Str(thread, error)}";
    }

    private static string Token(PyObject value) => value switch
    {
        PyNone => "None",
        PyBool truth => truth.IsTrueValue ? "True" : "False",
        PyInt small when value.GetType() == typeof(PyInt) => $"i{small.Value}",
        PyBigInt big when value.GetType() == typeof(PyBigInt) => Token(big.Value),
        PyFloat number when value.GetType() == typeof(PyFloat) => "f" + Bits(number.Value),
        PyComplex complex when value.GetType() == typeof(PyComplex) => $"c{Bits(complex.Real)},{Bits(complex.Imaginary)}",
        PyBytes bytes => "b" + Convert.ToHexStringLower(bytes.AsSpan()),
        PyTuple tuple => $"({string.Join(';', tuple.Items.ToArray().Select(Token))})",
        PyStr text => Json(text.ToString()),
        _ => $"<{value.Type.Name}>",
    };

    private static string Token(BigInteger value)
    {
        if (BigInteger.Abs(value).GetBitLength() < 200) return "i" + value.ToString(CultureInfo.InvariantCulture);
        return (value.Sign < 0 ? "x-" : "x") + BigInteger.Abs(value).ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
    }

    private static string Bits(double value) => double.IsNaN(value) ? "nan" : BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);

    // As Python's json writes it.
    private static string Json(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' or > '~' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }
        return result.Append('"').ToString();
    }
}
