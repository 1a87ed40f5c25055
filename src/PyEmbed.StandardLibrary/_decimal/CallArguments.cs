namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Arguments of methods that have no name in the messages about them, as those of CPython's module.</summary>
internal static class CallArguments
{
    /// <summary>Assigns arguments to parameters, null to those left out. False: the TypeError is set.</summary>
    [MustCheck]
    public static bool TryBind(ReadOnlySpan<PyObject> args, PyTuple? keywordNames, PyStr[] names, int required, scoped Span<PyObject?> bound) =>
        OrderedArguments.TryBind(null, names, required, args, keywordNames, bound);

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
