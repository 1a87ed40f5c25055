using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What <c>staticmethod</c> and <c>classmethod</c> take over from the function they wrap.</summary>
internal static class WrappedAttributes
{
    public static bool Copy(PyThreadState thread, PyObject function, PyObject wrapper)
    {
        ReadOnlySpan<PyStr> names = [Names.Module, Names.Name, Names.Qualname, Names.Doc, Names.Annotations];
        foreach (var name in names)
        {
            if (!Attributes.TryGet(thread, function, name, out var value)) return false;
            if (value is not null) InstanceDict.Set(wrapper, name, value);
        }
        return true;
    }

    /// <summary>The truth of the function's <c>__isabstractmethod__</c>.</summary>
    public static PyObject? IsAbstract(PyThreadState thread, PyObject? function)
    {
        if (function is null) return PyBool.False;
        return TryTest(thread, function, out var isAbstract) ? PyBool.From(isAbstract) : null;
    }

    public static bool TryTest(PyThreadState thread, PyObject function, out bool isAbstract)
    {
        isAbstract = false;
        if (!Attributes.TryGet(thread, function, Names.Isabstractmethod, out var flag)) return false;
        return flag is null || Truth.TryTest(thread, flag, out isAbstract);
    }
}
