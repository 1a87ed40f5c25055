using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Gc;

/// <summary>What an object refers to directly, for the types whose contents Python programs see.</summary>
internal static class Referents
{
    /// <summary>Whether there can be anything: numbers, texts and containers of only such things can be in no cycle.</summary>
    public static bool MayHave(PyObject value) => value switch
    {
        PyDict dict when value.GetType() == typeof(PyDict) => HasContainers(dict),
        PyTuple tuple when value.GetType() == typeof(PyTuple) => HasContainers(tuple),
        PyType type => type.Has(TypeFlags.Heap),
        PyNone or PyNotImplemented or PyEllipsis or PyCode => false,
        PyInt or PyBigInt or PyFloat or PyComplex or PyStr or PyBytes or PyByteArray or PyRange => value.Type.Has(TypeFlags.Heap),
        // An instance of a class written in Python refers to its class.
        _ => value.Type != PyObject.BuiltinType,
    };

    // The collector of CPython stops watching these containers once they hold nothing that it watches.
    private static bool HasContainers(PyDict dict)
    {
        var position = 0;
        while (dict.NextEntry(ref position, out var key, out var value))
            if (MayBeTracked(key) || MayBeTracked(value)) return true;
        return false;
    }

    private static bool HasContainers(PyTuple tuple)
    {
        foreach (var item in tuple.Items)
            if (MayBeTracked(item)) return true;
        return false;
    }

    private static bool MayBeTracked(PyObject value) => value.GetType() == typeof(PyDict) || value.GetType() == typeof(PyTuple) || MayHave(value);

    /// <summary>Adds them to a list.</summary>
    public static void AddTo(List<PyObject> found, PyObject value)
    {
        switch (value)
        {
            case PyDict dict:
                var position = 0;
                while (dict.NextEntry(ref position, out var key, out var item))
                {
                    if (!dict.HasOnlyStrKeys) found.Add(key);
                    found.Add(item);
                }
                break;
            case PyList list:
                for (var i = 0; i < list.Count; i++) found.Add(list[i]);
                break;
            case PyTuple tuple:
                found.AddRange(tuple.Items);
                break;
            case PyAnySet set:
                var slot = 0;
                while (set.NextItem(ref slot, out var member, out _)) found.Add(member);
                break;
            case PyFunction function:
                Add(found, function.Code, function.Globals, function.Builtins, function.ModuleValue(), function.Name, function.QualName, function.Defaults, function.KeywordDefaults, function.Closure, function.Annotations);
                break;
            case PyMethod method:
                Add(found, method.Function, method.Self);
                break;
            case PyCell cell:
                Add(found, cell.Value);
                break;
            case PyModule module:
                Add(found, module.Dict);
                break;
            case PyType type when type.Has(TypeFlags.Heap):
                Add(found, type.Dict, type.Bases, type.Base);
                foreach (var ancestor in type.Mro) found.Add(ancestor);
                break;
            case PyProperty property:
                Add(found, property.Getter, property.Setter, property.Deleter);
                break;
            case PyClassMethod method:
                Add(found, method.Function);
                break;
            case PyStaticMethod method:
                Add(found, method.Function);
                break;
            case PyGeneratorBase { Frame: { } frame } generator:
                Add(found, generator.Code);
                var row = frame.WindowRow;
                for (var i = 0; i < row.Length; i++) Add(found, row[i].BoxOrNull());
                break;
            case PyTraceback traceback:
                Add(found, traceback.Next, traceback.Frame);
                break;
            case PyWeakReference reference:
                Add(found, reference.Callback);
                break;
            case PyBaseException exception:
                Add(found, exception.Args, exception.Cause, exception.Context, exception.Traceback as PyObject);
                break;
        }
        ref var own = ref value.OwnAttributes;
        if (!Unsafe.IsNullRef(ref own) && own.Slots is { } slots)
            foreach (var attribute in slots) Add(found, attribute);
        if (value is not PyType && value.Type.Has(TypeFlags.Heap)) found.Add(value.Type);
    }

    private static void Add(List<PyObject> found, params ReadOnlySpan<PyObject?> values)
    {
        foreach (var value in values)
            if (value is not null) found.Add(value);
    }
}
