using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The type variables in the arguments of a generic type, and what takes their places in <c>alias[...]</c>. PEP 585, 646.</summary>
internal static class TypeParameters
{
    private static readonly PyStr s_parameters = PyStr.FromName("__parameters__");
    private static readonly PyStr s_subst = PyStr.FromName("__typing_subst__");
    private static readonly PyStr s_prepare = PyStr.FromName("__typing_prepare_subst__");
    private static readonly PyStr s_isUnpackedTypeVarTuple = PyStr.FromName("__typing_is_unpacked_typevartuple__");
    private static readonly PyStr s_unpackedTupleArgs = PyStr.FromName("__typing_unpacked_tuple_args__");

    /// <summary>The type variables in arguments, each once. Null: an error is set.</summary>
    [MustCheck]
    public static PyTuple? Collect(PyThreadState thread, PyTuple args)
    {
        var found = new List<PyObject>();
        foreach (var arg in args.Items)
        {
            // __parameters__ of a plain class is a descriptor.
            if (arg is PyType) continue;
            if (!Attributes.TryGet(thread, arg, s_subst, out var subst)) return null;
            if (subst is not null)
            {
                Add(found, arg);
                continue;
            }
            if (!Attributes.TryGet(thread, arg, s_parameters, out var inner)) return null;
            if (inner is not PyTuple nested) continue;
            foreach (var parameter in nested.Items) Add(found, parameter);
        }
        return PyTuple.Adopt([.. found]);
    }

    private static void Add(List<PyObject> found, PyObject parameter)
    {
        if (IndexOf(found.ToArray(), parameter) < 0) found.Add(parameter);
    }

    private static int IndexOf(ReadOnlySpan<PyObject> items, PyObject item)
    {
        for (var i = 0; i < items.Length; i++)
            if (ReferenceEquals(items[i], item)) return i;
        return -1;
    }

    /// <summary>The arguments with the items in the places of the parameters. Null: an error is set.</summary>
    [MustCheck]
    public static PyTuple? Substitute(PyThreadState thread, PyObject self, PyTuple args, PyTuple parameters, PyObject item)
    {
        if (parameters.Count == 0) return Representation.Repr(thread, self) is { } name ? PyErr.TypeError($"{name} is not a generic class") : null;
        PyObject? given = Flatten(thread, item);
        if (given is null) return null;
        foreach (var parameter in parameters.Items)
        {
            if (!Attributes.TryGet(thread, parameter, s_prepare, out var prepare)) return null;
            if (prepare is null or PyNone) continue;
            given = Calls.Call2(thread, prepare, self, given as PyTuple ?? PyTuple.Of(given));
            if (given is null) return null;
        }
        var items = given as PyTuple ?? PyTuple.Of(given);
        if (items.Count != parameters.Count)
        {
            return Representation.Repr(thread, self) is { } repr
                ? PyErr.TypeError($"Too {(items.Count > parameters.Count ? "many" : "few")} arguments for {repr}; actual {items.Count}, expected {parameters.Count}")
                : null;
        }
        var result = new List<PyObject>();
        foreach (var arg in args.Items)
        {
            if (arg is PyType)
            {
                result.Add(arg);
                continue;
            }
            if (!TryIsUnpackedTypeVarTuple(thread, arg, out var isUnpacked)) return null;
            if (!Attributes.TryGet(thread, arg, s_subst, out var subst)) return null;
            PyObject? made;
            if (subst is null) made = SubstituteNested(thread, arg, parameters, items);
            else
            {
                var index = IndexOf(parameters.Items, arg);
                if (index < 0) return PyErr.TypeError("the parameters of a generic alias do not have its type variable");
                made = Calls.Call1(thread, subst, items[index]);
            }
            if (made is null) return null;
            if (!isUnpacked) result.Add(made);
            else if (made is PyTuple many) result.AddRange(many.Items);
            else return PyErr.TypeError($"expected __typing_subst__ of {arg.Type.NameInMessages} objects to return a tuple, not {made.Type.NameInMessages}");
        }
        return PyTuple.Adopt([.. result]);
    }

    // dict[str, list[T]]: what list[T] becomes.
    private static PyObject? SubstituteNested(PyThreadState thread, PyObject arg, PyTuple parameters, PyTuple items)
    {
        if (!Attributes.TryGet(thread, arg, s_parameters, out var inner)) return null;
        if (inner is not PyTuple { Count: > 0 } nested) return arg;
        var substitutes = new List<PyObject>();
        foreach (var parameter in nested.Items)
        {
            var index = IndexOf(parameters.Items, parameter);
            if (index < 0)
            {
                substitutes.Add(parameter);
                continue;
            }
            var item = items[index];
            if (parameters[index].Type.Defines(Slot.Iter) && item is PyTuple many) substitutes.AddRange(many.Items);   // a TypeVarTuple
            else substitutes.Add(item);
        }
        return Subscript.GetItem(thread, arg, PyTuple.Adopt([.. substitutes]));
    }

    private static bool TryIsUnpackedTypeVarTuple(PyThreadState thread, PyObject arg, out bool isUnpacked)
    {
        isUnpacked = false;
        if (!Attributes.TryGet(thread, arg, s_isUnpackedTypeVarTuple, out var flag)) return false;
        return flag is null || Truth.TryTest(thread, flag, out isUnpacked);
    }

    // Unpacked tuples of a known length among the items are spread out.
    private static PyTuple? Flatten(PyThreadState thread, PyObject item)
    {
        var result = new List<PyObject>();
        foreach (var one in (item as PyTuple ?? PyTuple.Of(item)).Items)
        {
            PyObject? unpacked = null;
            if (one is not PyType && !Attributes.TryGet(thread, one, s_unpackedTupleArgs, out unpacked)) return null;
            if (unpacked is PyTuple many && !(many.Count > 0 && many[many.Count - 1] is PyEllipsis)) result.AddRange(many.Items);
            else result.Add(one);
        }
        return PyTuple.Adopt([.. result]);
    }
}
