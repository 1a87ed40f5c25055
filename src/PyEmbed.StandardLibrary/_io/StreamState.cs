using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>What the pickling of streams in memory has in common.</summary>
internal static class StreamState
{
    /// <summary>Puts what stood in the pickled <c>__dict__</c> into the stream's. False: an error is set.</summary>
    [MustCheck]
    public static bool TryRestoreDict(PyThreadState thread, PyObject stream, PyObject dict, string which)
    {
        if (dict is PyNone) return true;
        if (dict is not PyDict saved) return PyErr.TypeError($"{which} item of state should be a dict, got a {dict.Type.NameInMessages}");
        var own = InstanceDict.Materialize(stream);
        var position = 0;
        while (saved.NextEntry(ref position, out var key, out var value))
        {
            if (!own.TrySetItem(thread, key, value)) return false;
        }
        return true;
    }
}
