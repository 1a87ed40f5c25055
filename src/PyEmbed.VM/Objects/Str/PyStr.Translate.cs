using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary><c>translate</c> and <c>maketrans</c>.</summary>
public partial class PyStr
{
    [PyMethod("translate(self, table, /)", Doc = "The text with each character looked up in the table: its entry is a code point, a string, or None to leave it out; without an entry it stays.")]
    internal PyObject? Translate(PyThreadState thread, PyObject table)
    {
        if (!thread.TryChargeWork(_length)) return null;
        var builder = new PythonTextBuilder(_length);
        // What an ASCII character becomes is looked up once, where that is one character; -1: not known.
        var known = new int[128];
        Array.Fill(known, -1);
        for (var i = 0; i < _length; i++)
        {
            var c = this[i];
            if (c < 128 && known[c] >= 0)
            {
                builder.Append(known[c]);
                continue;
            }
            if (!TryTranslate(thread, table, c, out var single, out var text)) return null;
            if (text is null)
            {
                if (c < 128) known[c] = single;
                builder.Append(single);
                continue;
            }
            if (text._length == 0) continue;
            if (!thread.TryChargeWork(text._length) || !TryReserve(thread, builder.Length + (long)text._length)) return null;
            builder.Append(text.Text);
        }
        return From(builder.ToText());
    }

    // What one character becomes: a code point, or a text.
    private static bool TryTranslate(PyThreadState thread, PyObject table, int c, out int single, out PyStr? text)
    {
        single = c;
        text = null;
        var entry = Subscript.GetItem(thread, table, PyInt.From(c));
        switch (entry)
        {
            case null:
                return thread.ClearErrorIf(PyExceptions.LookupError);
            case PyNone:
                text = Empty;
                return true;
            case PyStr found:
                text = found;
                return true;
            case PyInt number when number.Value is >= 0 and <= UnicodeData.MaxCodePoint:
                single = (int)number.Value;
                return true;
            case PyInt or PyBigInt:
                return PyErr.ValueError($"character mapping must be in range(0x{UnicodeData.MaxCodePoint + 1:x})");
            default:
                return PyErr.TypeError("character mapping must return integer, None or str");
        }
    }

    [PyStaticMethod("maketrans(x, y=..., z=..., /)", NoTextSignature = true, Doc = "A table for translate(): from a dict; or from two strings of one length, whose characters correspond, and a third one of characters to leave out.")]
    internal static PyObject? MakeTranslation(PyThreadState thread, PyObject x, PyStr? y, PyStr? z)
    {
        var table = new PyDict();
        if (y is null) return x is PyDict given && x.GetType() == typeof(PyDict) ? TryAddKeys(thread, table, given) ? table : null
            : PyErr.TypeError("if you give only one argument to maketrans it must be a dict");
        if (x is not PyStr from) return PyErr.TypeError("first maketrans argument must be a string if there is a second argument");
        if (from._length != y._length) return PyErr.ValueError("the first two maketrans arguments must have equal length");
        if (!thread.TryChargeWork(from._length + (z?._length ?? 0))) return null;
        for (var i = 0; i < from._length; i++)
            if (!table.TrySetItem(thread, PyInt.From(from[i]), PyInt.From(y[i]))) return null;
        for (var i = 0; i < (z?._length ?? 0); i++)
            if (!table.TrySetItem(thread, PyInt.From(z![i]), PyNone.Instance)) return null;
        return table;
    }

    private static bool TryAddKeys(PyThreadState thread, PyDict table, PyDict given)
    {
        var position = 0;
        while (given.NextEntry(ref position, out var key, out var value))
        {
            if (!thread.TryChargeWork(1)) return false;
            if (key is PyStr text)
            {
                if (text._length != 1) return PyErr.ValueError("string keys in translate table must be of length 1");
                key = PyInt.From(text[0]);
            }
            else if (key is not (PyInt or PyBigInt))
            {
                return PyErr.TypeError("keys in translate table must be strings or integers");
            }
            if (!table.TrySetItem(thread, key, value)) return false;
        }
        return true;
    }
}
