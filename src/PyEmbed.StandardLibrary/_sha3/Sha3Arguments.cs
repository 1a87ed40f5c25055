using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>The arguments of the constructors, which in messages all have the name of the first.</summary>
internal static class Sha3Arguments
{
    private static readonly ArgumentBinder s_binder = new("sha3_224", ["", "usedforsecurity"], 1, 1, 0, false, false);

    /// <summary>Data that may be missing. False: an error is set.</summary>
    [MustCheck]
    public static bool TryRead(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, out PyObject? data)
    {
        var bound = new PyObject?[2];
        var isBound = s_binder.TryBind(args, keywordNames, bound);
        data = bound[0];
        return isBound && (bound[1] is null || Truth.TryTest(thread, bound[1]!, out _));
    }
}
