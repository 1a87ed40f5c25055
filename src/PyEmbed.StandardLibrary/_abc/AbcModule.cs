using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Abc;

/// <summary>Python's module <c>_abc</c>: what <c>abc.ABCMeta</c> does in C#. PEP 3119.</summary>
[PyModule("_abc", Doc = "What abc.ABCMeta is made of: registries of virtual subclasses, and caches of what was asked.")]
internal sealed partial class AbcModule
{
    private const long CPythonSequenceFlag = 1 << 5;
    private const long CPythonMappingFlag = 1 << 6;
    private const TypeFlags Collections = TypeFlags.Sequence | TypeFlags.Mapping;

    private static readonly PyStr s_impl = PyStr.FromName("_abc_impl");
    private static readonly PyStr s_subclassHook = PyStr.FromName("__subclasshook__");
    private static readonly PyStr s_flags = PyStr.FromName("__abc_tpflags__");

    private long _invalidations;   // rises with each registration; negative answers of before are worth nothing then

    [PyFunction("get_cache_token(/)", Doc = "A number that changes with every registration of a virtual subclass.")]
    internal PyObject CacheToken() => PyInt.From(_invalidations);

    [PyFunction("_abc_init(self, /)", Doc = "Prepare a new abstract class: find its abstract methods, make its registry.")]
    internal PyObject? Init(PyThreadState thread, PyObject self)
    {
        if (!AbstractNames.TryCompute(thread, self)) return null;
        if (!Attributes.Set(thread, self, s_impl, new PyAbcData { NegativeVersion = _invalidations })) return null;
        if (self is not PyType type || type.Dict.GetByName(s_flags) is not { } flags) return PyNone.Instance;
        if (flags.GetType() == typeof(PyInt))
        {
            var value = ((PyInt)flags).Value;
            var (isSequence, isMapping) = ((value & CPythonSequenceFlag) != 0, (value & CPythonMappingFlag) != 0);
            if (isSequence && isMapping) return PyErr.TypeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            type.Flags |= (isSequence ? TypeFlags.Sequence : 0) | (isMapping ? TypeFlags.Mapping : 0);
        }
        type.Dict.RemoveByName(s_flags);
        return PyNone.Instance;
    }

    [PyFunction("_abc_register(self, subclass, /)", Doc = "Register a virtual subclass.")]
    internal PyObject? Register(PyThreadState thread, PyObject self, PyObject subclass)
    {
        if (subclass is not PyType registered) return PyErr.TypeError("Can only register classes");
        if (!ClassChecks.IsSubclass(thread, subclass, self, out var isSubclass)) return null;
        if (isSubclass) return subclass;
        if (!ClassChecks.IsSubclass(thread, self, subclass, out isSubclass)) return null;
        if (isSubclass) return PyErr.RuntimeError("Refusing to create an inheritance cycle");
        if (Data(thread, self) is not { } data) return null;
        data.Registry.Add(registered);
        _invalidations++;
        if (self is PyType type && (type.Flags & Collections) is not 0 and var collection) SetCollection(thread, registered, collection);
        return subclass;
    }

    // Patterns know sequences and mappings by these flags.
    private static void SetCollection(PyThreadState thread, PyType type, TypeFlags collection)
    {
        if (type.Has(TypeFlags.Immutable) || (type.Flags & Collections) == collection) return;
        type.Flags = type.Flags & ~Collections | collection;
        foreach (var derived in thread.Interpreter.SubclassesOf(type).Living()) SetCollection(thread, derived, collection);
    }

    [PyFunction("_abc_instancecheck(self, instance, /)", Doc = "Whether an object is an instance of an abstract class.")]
    internal PyObject? InstanceCheck(PyThreadState thread, PyObject self, PyObject instance)
    {
        if (Data(thread, self) is not { } data) return null;
        if (Attributes.Get(thread, instance, Names.Class) is not { } subclass) return null;
        if (data.Cache.Has(subclass)) return PyBool.True;
        var subtype = instance.Type;
        if (ReferenceEquals(subtype, subclass))
        {
            if (data.NegativeVersion == _invalidations && data.Negative.Has(subclass)) return PyBool.False;
            return Calls.CallMethod(thread, self, Names.Subclasscheck, subclass);
        }
        if (Calls.CallMethod(thread, self, Names.Subclasscheck, subclass) is not { } result || !Truth.TryTest(thread, result, out var isInstance)) return null;
        return isInstance ? result : Calls.CallMethod(thread, self, Names.Subclasscheck, subtype);
    }

    [PyFunction("_abc_subclasscheck(self, subclass, /)", Doc = "Whether a class is a subclass of an abstract class.")]
    internal PyObject? SubclassCheck(PyThreadState thread, PyObject self, PyObject subclass)
    {
        if (subclass is not PyType candidate) return PyErr.TypeError("issubclass() arg 1 must be a class");
        if (Data(thread, self) is not { } data) return null;
        if (data.Cache.Has(candidate)) return PyBool.True;
        if (data.NegativeVersion < _invalidations)
        {
            data.Negative.Clear();
            data.NegativeVersion = _invalidations;
        }
        else if (data.Negative.Has(candidate)) return PyBool.False;
        if (!TryDecide(thread, self, data, candidate, out var isSubclass)) return null;
        // What is registered itself is found as fast in the registry.
        if (isSubclass && data.Registry.Has(candidate)) return PyBool.True;
        (isSubclass ? data.Cache : data.Negative).Add(candidate);
        return PyBool.From(isSubclass);
    }

    private static bool TryDecide(PyThreadState thread, PyObject self, PyAbcData data, PyType candidate, out bool isSubclass)
    {
        isSubclass = false;
        if (Calls.CallMethod(thread, self, s_subclassHook, candidate) is not { } answer) return false;
        if (answer is PyBool)
        {
            isSubclass = ReferenceEquals(answer, PyBool.True);
            return true;
        }
        if (answer is not PyNotImplemented) return PyErr.AssertionError("__subclasshook__ must return either False, True, or NotImplemented");
        if (self is PyType type && candidate.IsSubtypeOf(type) || data.Registry.Has(candidate))
        {
            isSubclass = true;
            return true;
        }
        foreach (var registered in data.Registry.Living())
        {
            if (!thread.TryChargeWork(1) || !ClassChecks.IsSubclass(thread, candidate, registered, out isSubclass)) return false;
            if (isSubclass) return true;
        }
        if (Calls.CallMethod(thread, self, Names.Subclasses) is not { } subclasses) return false;
        if (subclasses is not PyList list) return PyErr.TypeError("__subclasses__() must return a list");
        for (var i = 0; i < list.Count; i++)
        {
            if (!thread.TryChargeWork(1) || !ClassChecks.IsSubclass(thread, candidate, list[i], out isSubclass)) return false;
            if (isSubclass) return true;
        }
        return true;
    }

    [PyFunction("_reset_registry(self, /)", Doc = "Forget the virtual subclasses.")]
    internal PyObject? ResetRegistry(PyThreadState thread, PyObject self)
    {
        if (Data(thread, self) is not { } data) return null;
        data.Registry.Clear();
        return PyNone.Instance;
    }

    [PyFunction("_reset_caches(self, /)", Doc = "Forget what was asked.")]
    internal PyObject? ResetCaches(PyThreadState thread, PyObject self)
    {
        if (Data(thread, self) is not { } data) return null;
        data.Cache.Clear();
        data.Negative.Clear();
        return PyNone.Instance;
    }

    [PyFunction("_get_dump(self, /)", Doc = "Registry, cache, negative cache and its version, to be looked at.")]
    internal PyObject? Dump(PyThreadState thread, PyObject self)
    {
        if (Data(thread, self) is not { } data) return null;
        if (data.Registry.ToSet(thread) is not { } registry || data.Cache.ToSet(thread) is not { } cache || data.Negative.ToSet(thread) is not { } negative) return null;
        return PyTuple.Of([registry, cache, negative, PyInt.From(data.NegativeVersion)]);
    }

    private static PyAbcData? Data(PyThreadState thread, PyObject self)
    {
        if (Attributes.Get(thread, self, s_impl) is not { } data) return null;
        if (data is PyAbcData known) return known;
        _ = PyErr.TypeError("_abc_impl is set to a wrong type");
        return null;
    }
}
