namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>
/// The arguments of a call as the older of CPython's parsers takes them: parameter by parameter, each converted before the next is looked at, so that of several things wrong the first is told.
/// </summary>
internal ref struct FieldArguments
{
    private readonly string? _function;     // null: a constructor, which messages do not name
    private readonly PyStr[] _names;
    private readonly int _required;
    private readonly ReadOnlySpan<PyObject> _positional;
    private readonly ReadOnlySpan<PyObject> _byName;
    private readonly PyTuple? _keywordNames;
    private int _next;
    private int _namesUsed;

    public FieldArguments(string? function, PyStr[] names, int required, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        _function = function;
        _names = names;
        _required = required;
        _keywordNames = keywordNames;
        var positional = args.Length - (keywordNames?.Count ?? 0);
        _positional = args[..positional];
        _byName = args[positional..];
    }

    private readonly string Called => _function is null ? "function" : _function + "()";

    /// <summary>Whether there are not too many. False: TypeError is set.</summary>
    /// <param name="positionalCount">How many may be given by position.</param>
    [MustCheck]
    public readonly bool TryStart(int positionalCount)
    {
        var (count, given) = (_names.Length, _positional.Length + _byName.Length);
        if (given > count) return PyErr.TypeError($"{Called} takes at most {count} {(_positional.Length == 0 ? "keyword " : "")}argument{(count == 1 ? "" : "s")} ({given} given)");
        return _positional.Length <= positionalCount || PyErr.TypeError($"{Called} takes at most {positionalCount} positional arguments ({_positional.Length} given)");
    }

    /// <summary>The next parameter's argument; null where it may be left out and is. False: an error is set.</summary>
    [MustCheck]
    public bool TryNext(out PyObject? value)
    {
        var index = _next++;
        if (index < _positional.Length)
        {
            value = _positional[index];
            return true;
        }
        if (_namesUsed < _byName.Length)
        {
            for (var i = 0; i < _byName.Length; i++)
            {
                if (!((PyStr)_keywordNames![i]).TextEquals(_names[index])) continue;
                _namesUsed++;
                value = _byName[i];
                return true;
            }
        }
        value = null;
        return index >= _required || PyErr.TypeError($"{Called} missing required argument '{_names[index]}' (pos {index + 1})");
    }

    /// <summary>The next parameter's argument as a C int, or what the variable holds where it is left out. False: an error is set.</summary>
    [MustCheck]
    public bool TryInt(PyThreadState thread, ref int value) => TryNext(out var given) && (given is null || TryToInt(thread, given, out value));

    /// <summary>The next parameter's argument as a str. False: an error is set.</summary>
    [MustCheck]
    public bool TryText(out PyStr? text)
    {
        text = null;
        if (!TryNext(out var given)) return false;
        if (given is null) return true;
        text = given as PyStr;
        return text is not null || ArgumentErrors.BadArgument(_function ?? "function", $"argument {_next}", "str", given);
    }

    /// <summary>Whether every keyword argument had its parameter. False: TypeError is set.</summary>
    [MustCheck]
    public readonly bool TryFinish()
    {
        if (_namesUsed == _byName.Length) return true;
        for (var i = 0; i < _byName.Length; i++)
        {
            var name = (PyStr)_keywordNames![i];
            var at = Array.FindIndex(_names, name.TextEquals);
            if (at < 0) return PyErr.TypeError($"'{name}' is an invalid keyword argument for {(_function is null ? "this function" : Called)}");
            if (at < _positional.Length) return PyErr.TypeError($"argument for {Called} given by name ('{name}') and position ({at + 1})");
        }
        return true;
    }

    /// <summary>What CPython's parser makes of an argument of the kind <c>i</c>. False: an error is set.</summary>
    [MustCheck]
    public static bool TryToInt(PyThreadState thread, PyObject given, out int value)
    {
        if (given is PyInt { Value: >= int.MinValue and <= int.MaxValue } small)
        {
            value = (int)small.Value;
            return true;
        }
        value = 0;
        if (Number.Index(thread, given) is not { } index) return false;
        if (!PyInt.TryGetInt64(index, out var number)) return PyErr.OverflowError("Python int too large to convert to C long");
        if (number > int.MaxValue) return PyErr.OverflowError("signed integer is greater than maximum");
        if (number < int.MinValue) return PyErr.OverflowError("signed integer is less than minimum");
        value = (int)number;
        return true;
    }
}
