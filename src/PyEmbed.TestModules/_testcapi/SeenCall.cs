using PyEmbed.VM;

namespace PyEmbed.TestModules.Capi;

/// <summary>What a function of this module returns: what it was called with.</summary>
internal static class SeenCall
{
    public static PyTuple Of(PyObject self, ReadOnlySpan<PyObject> args) => PyTuple.Of(self, PyTuple.CopyOf(args));

    /// <summary>With a dict of the keyword arguments, or None where there are none. Null: an error is set.</summary>
    public static PyTuple? Of(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var positional = args.Length - (keywordNames?.Count ?? 0);
        PyObject keywords = PyNone.Instance;
        if (keywordNames is { Count: > 0 })
        {
            var dict = new PyDict();
            for (var i = 0; i < keywordNames.Count; i++)
                if (!dict.TrySetItem(thread, keywordNames.Items[i], args[positional + i])) return null;
            keywords = dict;
        }
        return PyTuple.Of(self, PyTuple.CopyOf(args[..positional]), keywords);
    }
}
