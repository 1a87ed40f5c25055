namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Arguments of methods that have no name in the messages about them, as those of CPython's module.</summary>
internal static class CallArguments
{
    /// <summary>Assigns arguments to parameters. False: the TypeError is set.</summary>
    /// <param name="args">The arguments, those by keyword last.</param>
    /// <param name="keywordNames">The names of those by keyword.</param>
    /// <param name="names">The parameters.</param>
    /// <param name="required">How many must be given.</param>
    /// <param name="bound">A place for each parameter.</param>
    public static bool TryBind(ReadOnlySpan<PyObject> args, PyTuple? keywordNames, ReadOnlySpan<string> names, int required, Span<PyObject?> bound)
    {
        var keywordCount = keywordNames?.Count ?? 0;
        var given = args.Length - keywordCount;
        if (args.Length > names.Length)
            return PyErr.TypeError($"function takes at most {names.Length} {(given == 0 ? "keyword " : "")}argument{(names.Length == 1 ? "" : "s")} ({args.Length} given)");
        args[..given].CopyTo(bound!);
        PyStr? unknown = null;
        for (var i = 0; i < keywordCount; i++)
        {
            var name = (PyStr)keywordNames![i];
            var index = Find(names, name);
            if (index < 0) unknown ??= name;
            else if (bound[index] is not null) return PyErr.TypeError($"argument for function given by name ('{name}') and position ({index + 1})");
            else bound[index] = args[given + i];
        }
        for (var i = 0; i < required; i++)
            if (bound[i] is null) return PyErr.TypeError($"function missing required argument '{names[i]}' (pos {i + 1})");
        return unknown is null || PyErr.TypeError($"'{unknown}' is an invalid keyword argument for this function");
    }

    private static int Find(ReadOnlySpan<string> names, PyStr name)
    {
        for (var i = 0; i < names.Length; i++)
            if (name.TextEquals(names[i])) return i;
        return -1;
    }

    /// <summary>Whether there are as many arguments as there must be, none by keyword.</summary>
    public static bool AreCounted(string function, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, int least, int most)
    {
        if (keywordNames is { Count: > 0 }) return PyErr.TypeError($"{function}() takes no keyword arguments");
        if (args.Length >= least && args.Length <= most) return true;
        var number = args.Length < least ? least : most;
        var bound = least == most ? "exactly" : args.Length < least ? "at least" : "at most";
        return PyErr.TypeError($"function takes {bound} {number} argument{(number == 1 ? "" : "s")} ({args.Length} given)");
    }
}
