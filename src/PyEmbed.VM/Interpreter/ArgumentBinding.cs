using PyEmbed.Bytecode;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter;

/// <summary>Arguments to parameters, for calls that do not simply give each positional parameter its argument. Language reference 6.3.4.</summary>
internal static class ArgumentBinding
{
    /// <summary>Fills the parameters, which are the first of the locals. False: a TypeError is set.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="function">What is called.</param>
    /// <param name="args">The arguments, those by keyword last.</param>
    /// <param name="keywordNames">The names of these.</param>
    /// <param name="locals">Where to; all unbound.</param>
    public static bool TryBind(PyThreadState thread, PyFunction function, RegisterRow args, PyTuple? keywordNames, RegisterRow locals)
    {
        var code = function.CodeObject;
        var keywordCount = keywordNames?.Count ?? 0;
        var given = args.Length - keywordCount;
        var positional = code.ArgCount;
        var total = positional + code.KwOnlyArgCount;
        var hasVarArgs = (code.Flags & CodeFlags.VarArgs) != 0;

        PyDict? rest = null;
        if ((code.Flags & CodeFlags.VarKeywords) != 0) locals[total + (hasVarArgs ? 1 : 0)].Ref = rest = new PyDict();
        for (var i = Math.Min(given, positional); --i >= 0;) locals[i] = args[i];
        if (hasVarArgs) locals[total].Ref = Surplus(args, positional, given);

        for (var i = 0; i < keywordCount; i++)
        {
            if (keywordNames![i] is not PyStr name) return PyErr.TypeError($"{function.QualNameText}() keywords must be strings");
            var at = FindParameter(function, name, code.PosOnlyArgCount, total);
            if (at >= 0)
            {
                if (!locals[at].IsUnbound) return PyErr.TypeError($"{function.QualNameText}() got multiple values for argument '{name}'");
                locals[at] = args[given + i];
            }
            else if (rest is not null)
            {
                if (!rest.TrySetItem(thread, name, args[given + i].Box())) return false;
            }
            else
            {
                return IsPositionalOnlyByKeyword(function, keywordNames) ? false : PyErr.TypeError($"{function.QualNameText}() got an unexpected keyword argument '{name}'");
            }
        }

        if (given > positional && !hasVarArgs) return TooManyPositional(function, given, locals);
        if (given < positional && !TryFillDefaults(function, given, positional, locals)) return false;
        return total == positional || TryFillKeywordOnly(thread, function, positional, total, locals);
    }

    private static PyTuple Surplus(RegisterRow args, int positional, int given)
    {
        if (given <= positional) return PyTuple.Empty;
        var items = new PyObject[given - positional];
        for (var i = 0; i < items.Length; i++) items[i] = args[positional + i].Box();
        return PyTuple.Adopt(items);
    }

    private static int FindParameter(PyFunction function, PyStr name, int first, int end)
    {
        var names = function.Code.LocalNames;
        for (var i = first; i < end; i++)
            if (ReferenceEquals(names[i], name)) return i;
        for (var i = first; i < end; i++)
            if (names[i].TextEquals(name)) return i;
        return -1;
    }

    private static bool TryFillDefaults(PyFunction function, int given, int positional, RegisterRow locals)
    {
        var defaults = (function.Defaults ?? PyTuple.Empty).Items;
        var firstDefault = positional - defaults.Length;
        List<string>? missing = null;
        for (var i = given; i < firstDefault; i++)
            if (locals[i].IsUnbound) (missing ??= []).Add(function.Code.LocalNames[i].ToString());
        if (missing is not null) return Missing(function, missing, "positional");
        for (var i = Math.Max(given, Math.Max(firstDefault, 0)); i < positional; i++)
            if (locals[i].IsUnbound) locals[i] = new Register { Ref = defaults[i - firstDefault] };
        return true;
    }

    private static bool TryFillKeywordOnly(PyThreadState thread, PyFunction function, int positional, int total, RegisterRow locals)
    {
        List<string>? missing = null;
        for (var i = positional; i < total; i++)
        {
            if (!locals[i].IsUnbound) continue;
            PyObject? value = null;
            if (function.KeywordDefaults is { } defaults && !defaults.TryGetItem(thread, function.Code.LocalNames[i], out value)) return false;
            if (value is not null) locals[i].Ref = value;
            else (missing ??= []).Add(function.Code.LocalNames[i].ToString());
        }
        return missing is null || Missing(function, missing, "keyword-only");
    }

    private static bool Missing(PyFunction function, List<string> names, string kind)
    {
        var quoted = names.ConvertAll(name => Core.Literals.TextRepr.Repr(Core.Text.PythonText.FromUtf16(name)).ToString());
        var list = quoted.Count switch
        {
            1 => quoted[0],
            2 => $"{quoted[0]} and {quoted[1]}",
            _ => $"{string.Join(", ", quoted.Take(quoted.Count - 1))}, and {quoted[^1]}",
        };
        return PyErr.TypeError($"{function.QualNameText}() missing {names.Count} required {kind} argument{(names.Count == 1 ? "" : "s")}: {list}");
    }

    private static bool TooManyPositional(PyFunction function, int given, RegisterRow locals)
    {
        var code = function.CodeObject;
        var keywordOnly = 0;
        for (var i = code.ArgCount; i < code.ArgCount + code.KwOnlyArgCount; i++)
            if (!locals[i].IsUnbound) keywordOnly++;
        var defaults = function.Defaults?.Count ?? 0;
        var takes = defaults > 0 ? $"from {code.ArgCount - defaults} to {code.ArgCount}" : $"{code.ArgCount}";
        var isPlural = defaults > 0 || code.ArgCount != 1;
        var more = keywordOnly == 0 ? "" : $" positional argument{(given == 1 ? "" : "s")} (and {keywordOnly} keyword-only argument{(keywordOnly == 1 ? "" : "s")})";
        return PyErr.TypeError(
            $"{function.QualNameText}() takes {takes} positional argument{(isPlural ? "s" : "")} but {given}{more} {(given == 1 && keywordOnly == 0 ? "was" : "were")} given");
    }

    // True: the TypeError is set.
    private static bool IsPositionalOnlyByKeyword(PyFunction function, PyTuple keywordNames)
    {
        var wrong = new List<string>();
        for (var i = 0; i < function.CodeObject.PosOnlyArgCount; i++)
        {
            foreach (var name in keywordNames.Items)
                if (name is PyStr text && text.TextEquals(function.Code.LocalNames[i])) wrong.Add(text.ToString());
        }
        if (wrong.Count == 0) return false;
        _ = PyErr.TypeError($"{function.QualNameText}() got some positional-only arguments passed as keyword arguments: '{string.Join(", ", wrong)}'");
        return true;
    }

    /// <summary>Arguments of <c>f(*args, **keywords)</c> in one row. Keys have to be strings.</summary>
    public static (PyObject[] Args, PyTuple? Names) Join(PyTuple args, PyDict? keywords, out bool isGood)
    {
        isGood = true;
        if (keywords is null || keywords.Count == 0) return (args.ItemArray, null);
        var all = new PyObject[args.Count + keywords.Count];
        args.Items.CopyTo(all);
        var names = new PyObject[keywords.Count];
        var position = 0;
        for (var i = 0; keywords.NextEntry(ref position, out var key, out var value); i++)
        {
            names[i] = key;
            all[args.Count + i] = value;
            if (key is not PyStr) isGood = PyErr.TypeError("keywords must be strings");
        }
        return (all, PyTuple.Adopt(names));
    }
}
