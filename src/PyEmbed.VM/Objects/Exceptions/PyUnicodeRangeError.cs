using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What the three errors of codecs have in common: which part of which object could not be converted, and why.</summary>
internal abstract partial class PyUnicodeRangeError(PyType type) : PyUnicodeError(type)
{
    [PyProperty("encoding", Member = true, Doc = "The encoding.")]
    internal PyObject? Encoding { get; set; }

    [PyProperty("object", Member = true, Doc = "What was to be converted.")]
    internal PyObject? Object { get; set; }

    internal nint Start { get; set; }

    internal nint End { get; set; }

    [PyProperty("start", Member = true, Setter = nameof(SetStart), Doc = "Where the fault begins.")]
    internal PyObject StartValue() => PyInt.From(Start);

    internal bool SetStart(PyThreadState thread, PyObject? value)
    {
        // As in CPython a value that is no integer leaves -1 behind.
        var isGood = TryTakePosition(value, out var position);
        if (value is not null) Start = position;
        return isGood;
    }

    [PyProperty("end", Member = true, Setter = nameof(SetEnd), Doc = "Where the fault ends.")]
    internal PyObject EndValue() => PyInt.From(End);

    internal bool SetEnd(PyThreadState thread, PyObject? value)
    {
        // As in CPython a value that is no integer leaves -1 behind.
        var isGood = TryTakePosition(value, out var position);
        if (value is not null) End = position;
        return isGood;
    }

    private static bool TryTakePosition(PyObject? value, out nint position)
    {
        position = -1;
        if (value is null) return PyErr.TypeError("can't delete numeric/char attribute");
        if (value is PyBigInt) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        if (value is not PyInt number) return PyErr.TypeError("an integer is required");
        position = (nint)number.Value;
        return true;
    }

    [PyProperty("reason", Member = true, Doc = "What is wrong.")]
    internal PyObject? Reason { get; set; }

    /// <summary>Takes the arguments of a constructor, whose first is the encoding where there is one.</summary>
    private protected bool Fill(PyThreadState thread, ReadOnlySpan<PyObject> args, bool hasEncoding, bool isText)
    {
        var count = hasEncoding ? 5 : 4;
        if (args.Length != count) return PyErr.TypeError($"function takes exactly {count} arguments ({args.Length} given)");
        var at = 0;
        if (hasEncoding)
        {
            if (!TryTakeText(args, at++)) return false;
            Encoding = args[0];
        }
        if (isText && !TryTakeText(args, at)) return false;
        var source = args[at++];
        if (!Number.TryIndexClampedOverflow(thread, args[at++], out var start) || !Number.TryIndexClampedOverflow(thread, args[at++], out var end)) return false;
        if (!TryTakeText(args, at)) return false;
        Object = source;
        Start = start;
        End = end;
        Reason = args[at];
        return true;
    }

    private static bool TryTakeText(ReadOnlySpan<PyObject> args, int index) =>
        args[index] is PyStr || PyErr.TypeError($"argument {index + 1} must be str, not {(args[index] is PyNone ? "None" : args[index].Type.NameInMessages)}");

    private protected PyObject? Describe(PyThreadState thread, string verb, string? unit, string units)
    {
        // A subclass's __init__ may not have called this one's.
        if (Object is null) return PyStr.Empty;
        if (Representation.Str(thread, Reason ?? PyNone.Instance) is not { } reason) return null;
        var codec = "";
        if (Encoding is not null)
        {
            if (Representation.Str(thread, Encoding) is not { } encoding) return null;
            codec = $"'{encoding}' codec ";
        }
        return PyStr.FromUtf16(unit is not null
            ? $"{codec}can't {verb} {unit} in position {Start}: {reason}"
            : $"{codec}can't {verb} {units} in position {Start}-{End - 1}: {reason}");
    }

    /// <summary>The one character that the range covers, as an escape; null where it covers another number.</summary>
    private protected string? CharacterAt()
    {
        if (Object is not PyStr text || Start < 0 || Start >= text.Length || End != Start + 1) return null;
        var c = text[(int)Start];
        return "character " + (c <= 0xFF ? $"'\\x{c:x2}'" : c <= 0xFFFF ? $"'\\u{c:x4}'" : $"'\\U{c:x8}'");
    }
}
