namespace PyEmbed.VM.Protocols;

/// <summary>Calling objects from C#. Keyword arguments stand last, their names in a tuple.</summary>
/// <remarks>Calls into Python code go through the callee's slot, which checks recursion. All of them return null with an error set on failure.</remarks>
internal static class Calls
{
    public static PyObject? Call0(PyThreadState thread, PyObject callable) => callable.Type.Slots.Call(thread, callable, default, null);

    public static PyObject? Call1(PyThreadState thread, PyObject callable, PyObject a) =>
        callable.Type.Slots.Call(thread, callable, new ReadOnlySpan<PyObject>(in a), null);

    public static PyObject? Call2(PyThreadState thread, PyObject callable, PyObject a, PyObject b) => callable.Type.Slots.Call(thread, callable, [a, b], null);

    public static PyObject? Call3(PyThreadState thread, PyObject callable, PyObject a, PyObject b, PyObject c) => callable.Type.Slots.Call(thread, callable, [a, b, c], null);

    public static PyObject? CallN(PyThreadState thread, PyObject callable, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        callable.Type.Slots.Call(thread, callable, args, keywordNames);

    /// <summary><c>callable(*args, **keywords)</c></summary>
    public static PyObject? CallWith(PyThreadState thread, PyObject callable, ReadOnlySpan<PyObject> args, PyDict? keywords)
    {
        if (keywords is null || keywords.Count == 0) return CallN(thread, callable, args, null);
        var all = new PyObject[args.Length + keywords.Count];
        args.CopyTo(all);
        var names = new PyObject[keywords.Count];
        var position = 0;
        for (var i = 0; keywords.NextEntry(ref position, out var key, out var value); i++)
        {
            if (key is not PyStr) return PyErr.TypeError("keywords must be strings");
            names[i] = key;
            all[args.Length + i] = value;
        }
        return CallN(thread, callable, all, PyTuple.Adopt(names));
    }

    /// <summary>Calls a method of an object.</summary>
    public static PyObject? CallMethod(PyThreadState thread, PyObject self, PyStr name, params ReadOnlySpan<PyObject> args)
    {
        var method = Attributes.Get(thread, self, name);
        return method is null ? null : CallN(thread, method, args, null);
    }

    public static bool IsCallable(PyObject value) => value.Type.Defines(CompilerServices.Slot.Call);
}
