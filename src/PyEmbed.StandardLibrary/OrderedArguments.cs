namespace PyEmbed.StandardLibrary;

/// <summary>
/// The arguments of a call as the older of CPython's parsers takes them: parameter by parameter, each converted before the next is looked at, so that of several things wrong the first is told.
/// </summary>
internal ref struct OrderedArguments
{
    private readonly string? _function;     // null: a constructor, which messages do not name
    private readonly PyStr[] _names;
    private readonly int _required;
    private readonly ReadOnlySpan<PyObject> _positional;
    private readonly ReadOnlySpan<PyObject> _byName;
    private readonly PyTuple? _keywordNames;
    private int _next;
    private int _namesUsed;

    public OrderedArguments(string? function, PyStr[] names, int required, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
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

    /// <summary>Whether there are not more than parameters. False: TypeError is set.</summary>
    [MustCheck]
    public readonly bool TryStart()
    {
        var (count, given) = (_names.Length, _positional.Length + _byName.Length);
        return given <= count || PyErr.TypeError($"{Called} takes at most {count} {(_positional.Length == 0 ? "keyword " : "")}argument{(count == 1 ? "" : "s")} ({given} given)");
    }

    /// <summary>Whether there are not more by position than the parameters up to here: what follows is given by name only. False: TypeError is set.</summary>
    [MustCheck]
    public readonly bool TryEndPositional() =>
        _positional.Length <= _next || PyErr.TypeError($"{Called} takes at most {_next} positional arguments ({_positional.Length} given)");

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
        if (_namesUsed < _byName.Length && IndexByName(index) is >= 0 and var at)
        {
            _namesUsed++;
            value = _byName[at];
            return true;
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
        for (var at = 0; at < _positional.Length; at++)
            if (IndexByName(at) >= 0) return PyErr.TypeError($"argument for {Called} given by name ('{_names[at]}') and position ({at + 1})");
        for (var i = 0; i < _byName.Length; i++)
        {
            var name = (PyStr)_keywordNames![i];
            if (Array.FindIndex(_names, name.TextEquals) < 0) return PyErr.TypeError($"'{name}' is an invalid keyword argument for {(_function is null ? "this function" : Called)}");
        }
        return true;
    }

    /// <summary>Which of those given by name is a parameter's; -1: none.</summary>
    private readonly int IndexByName(int parameter)
    {
        for (var i = 0; i < _byName.Length; i++)
            if (((PyStr)_keywordNames![i]).TextEquals(_names[parameter])) return i;
        return -1;
    }

    /// <summary>The arguments of all parameters as they are, null for those left out. False: TypeError is set.</summary>
    [MustCheck]
    public static bool TryBind(string? function, PyStr[] names, int required, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, scoped Span<PyObject?> bound)
    {
        var arguments = new OrderedArguments(function, names, required, args, keywordNames);
        if (!arguments.TryStart()) return false;
        foreach (ref var value in bound)
            if (!arguments.TryNext(out value)) return false;
        return arguments.TryFinish();
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
