using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Weakref;

/// <summary>The module <c>_weakref</c>: what <c>weakref</c> is made of.</summary>
[PyModule("_weakref", Doc = "Weak-reference support module.")]
internal sealed partial class WeakrefModule
{
    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        Set("ref", PyWeakReference.BuiltinType);
        Set("ReferenceType", PyWeakReference.BuiltinType);
        Set("ProxyType", PyWeakProxy.BuiltinType);
        Set("CallableProxyType", PyCallableWeakProxy.BuiltinType);
        return true;

        void Set(string name, PyObject value) => module.Dict.SetByName(PyStr.FromName(name), value);
    }

    [PyFunction("getweakrefcount(object, /)", Doc = "How many weak references and proxies an object has.")]
    internal static int GetWeakrefCount(PyThreadState thread, PyObject @object) => thread.Interpreter.WeakReferences.Of(@object).Count;

    [PyFunction("getweakrefs(object, /)", Doc = "The weak references and proxies of an object.")]
    internal static PyObject GetWeakrefs(PyThreadState thread, PyObject @object)
    {
        var list = new PyList();
        foreach (var reference in thread.Interpreter.WeakReferences.Of(@object)) list.Append(reference);
        return list;
    }

    [PyFunction("proxy(object, callback=None, /)", Doc = "A proxy that refers to an object without keeping it alive; the callback is called with it once the object is gone.")]
    internal static PyObject? Proxy(PyThreadState thread, PyObject @object, [NoneAsNull] PyObject? callback) => WeakProxyBase.Make(thread, @object, callback);

    [PyFunction("_remove_dead_weakref(dct, key, /)", Doc = "Delete the key if it stands for a weak reference whose object is gone.")]
    internal static PyObject? RemoveDeadWeakref(PyThreadState thread, PyDict dct, PyObject key)
    {
        if (!dct.TryGetItem(thread, key, out var value)) return null;
        if (value is null) return PyNone.Instance;
        if (value is not WeakReferenceBase reference) return PyErr.TypeError("not a weakref");
        if (reference.Target is not null) return PyNone.Instance;
        return dct.TryRemove(thread, key, out _) ? PyNone.Instance : null;
    }
}
