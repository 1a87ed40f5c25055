using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Makes a class: <c>type.__new__(metatype, name, bases, namespace, **keywords)</c>. Data model 3.3.3.</summary>
internal static class TypeCreation
{
    public static PyType? Create(PyThreadState thread, PyType metatype, PyStr name, PyTuple bases, PyDict @namespace, ReadOnlySpan<PyObject> keywordValues, PyTuple? keywordNames)
    {
        // The metaclass is the most derived of those of the bases; if that makes classes in its own way, it does it here too.
        var winner = ChooseMetaclass(metatype, bases);
        if (winner is null) return null;
        if (!ReferenceEquals(winner, metatype))
        {
            if (winner.ProviderOf(Slot.New) != PyType.BuiltinType.Slots)
                return winner.Slots.New(thread, winner, [name, bases, @namespace, .. keywordValues], keywordNames) as PyType;
            metatype = winner;
        }
        if (bases.Count == 0) bases = PyTuple.Of(PyObject.BuiltinType);
        var bestBase = ClassLayout.BestBase(bases);
        if (bestBase is null) return null;
        if (name.Text.IsNarrow && name.Narrow.Contains('\0')) return PyErr.ValueError("type name must not contain null characters");
        if (!TryCheckUtf8(thread, name)) return null;

        var dict = new PyDict();
        if (!dict.TryMerge(thread, @namespace, DuplicateKeys.Replace)) return null;   // a subclass of dict shows what it likes
        if (dict.GetByName(Names.Doc) is PyStr doc && !TryCheckUtf8(thread, doc)) return null;
        if (!ClassLayout.TryReadSlots(thread, name, bases, bestBase, dict, out var layout)) return null;
        var type = new PyType(metatype, name.ToString(), bases, bestBase, dict, layout.Flags) { MemberCount = bestBase.MemberCount + layout.Members.Count };
        if (!SetDictEntries(thread, type, name, dict)) return null;
        // A class that defines equality and no hash is not hashable.
        if (dict.GetByName(Names.Hash) is null && dict.GetByName(Names.Eq) is not null) dict.SetByName(Names.Hash, PyNone.Instance);
        if (!TakeClassCells(thread, type, dict, out var classCell)) return null;
        // Methods that mro() calls may look at it.
        if (classCell is not null) classCell.Value = type;
        layout.AddDescriptors(type, dict);

        if (ComputeMro(thread, type) is not { } mro) return null;
        type.MroArray = mro;
        // Which flags are inherited besides those of the best base: patterns of abstract base classes, finalizers. Where the size varies there is no room for weak references.
        var fromAll = TypeFlags.HasFinalizer | TypeFlags.HasDict | (type.Has(TypeFlags.VariableSize) ? 0 : TypeFlags.HasWeakrefs);
        foreach (var parent in mro.AsSpan(1))
        {
            type.Flags |= parent.Flags & fromAll;
            if (!type.Has(TypeFlags.Sequence | TypeFlags.Mapping)) type.Flags |= parent.Flags & (TypeFlags.Sequence | TypeFlags.Mapping);
        }
        type.Version = thread.Interpreter.NextTypeVersion();
        SlotInheritance.UpdateAll(type);
        for (var i = 0; i < bases.Count; i++) thread.Interpreter.SubclassesOf((PyType)bases[i]).Add(type);

        return TellNames(thread, type) && TellBase(thread, type, keywordValues, keywordNames) ? type : null;
    }

    // Before the descriptors of slots are there, which may have the same names.
    private static bool TakeClassCells(PyThreadState thread, PyType type, PyDict dict, out PyCell? classCell)
    {
        classCell = null;
        if (dict.GetByName(Names.Classcell) is { } cell)
        {
            classCell = cell as PyCell;
            if (classCell is null) return PyErr.TypeError($"__classcell__ must be a nonlocal cell, not <class '{cell.Type.FullName(thread)}'>");
            dict.RemoveByName(Names.Classcell);
        }
        // The scopes of annotations see the class's namespace by this cell (PEP 695).
        if (!thread.Interpreter.HasNewSyntax || dict.GetByName(Names.Classdictcell) is not { } dictCell) return true;
        if (dictCell is not PyCell space) return PyErr.TypeError($"__classdictcell__ must be a nonlocal cell, not <class '{dictCell.Type.FullName(thread)}'>");
        space.Value = dict;
        dict.RemoveByName(Names.Classdictcell);
        return true;
    }

    /// <summary>Whether a text is one that CPython can keep as UTF-8: no surrogates. False: UnicodeEncodeError is set.</summary>
    [MustCheck]
    public static bool TryCheckUtf8(PyThreadState thread, PyStr text) =>
        text.IsNarrow && !text.Narrow.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || CodecCalls.Encode(thread, text, encoding: (PyStr?)null, null) is not null;

    /// <summary>The most derived metaclass, or null with the TypeError set.</summary>
    public static PyType? ChooseMetaclass(PyType metatype, PyTuple bases)
    {
        var winner = metatype;
        for (var i = 0; i < bases.Count; i++)
        {
            var candidate = bases[i].Type;
            if (winner.IsSubtypeOf(candidate)) continue;
            if (candidate.IsSubtypeOf(winner))
            {
                winner = candidate;
                continue;
            }
            return PyErr.TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
        }
        return winner;
    }

    /// <summary>The order from the metaclass's <c>mro()</c>, checked.</summary>
    public static PyType[]? ComputeMro(PyThreadState thread, PyType type)
    {
        // Each of some ninety slots is looked for along the order: a class below thousands of others takes its time.
        if (type.Base is { } parentType && !thread.TryChargeWork(parentType.Mro.Length)) return null;
        var own = type.Type.Lookup(Names.PlainMro);
        if (own is null || own is PyMethodDescriptor { Owner: var owner } && ReferenceEquals(owner, PyType.BuiltinType)) return MethodResolution.Linearize(type, type.Bases);
        var order = Calls.CallMethod(thread, type, Names.PlainMro);
        if (order is null || Iteration.ToList(thread, order) is not { } list) return null;
        var result = new PyType[list.Count];
        var solid = ClassLayout.SolidBase(type);
        for (var i = 0; i < result.Length; i++)
        {
            if (list[i] is not PyType parent)
            {
                PyErr.TypeError($"mro() returned a non-class ('{list[i].Type.NameInMessages}')");
                return null;
            }
            if (!solid.IsSubtypeOf(ClassLayout.SolidBase(parent)))
            {
                PyErr.TypeError($"mro() returned base with unsuitable layout ('{parent.Name}')");
                return null;
            }
            result[i] = parent;
        }
        if (result.Length == 0)
        {
            PyErr.TypeError("type MRO must not be empty");
            return null;
        }
        return result;
    }

    private static bool SetDictEntries(PyThreadState thread, PyType type, PyStr name, PyDict dict)
    {
        if (dict.GetByName(Names.Module) is null && thread.CurrentGlobals?.GetByName(Names.Name) is { } module) dict.SetByName(Names.Module, module);
        type.QualNameObject = name;
        if (dict.GetByName(Names.Qualname) is { } qualName)
        {
            if (qualName is not PyStr text) return PyErr.TypeError($"type __qualname__ must be a str, not {qualName.Type.NameInMessages}");
            type.QualNameObject = text;
            dict.RemoveByName(Names.Qualname);
        }
        // These are called through the class although they are written as plain functions.
        if (dict.GetByName(Names.New) is { } make && IsFunction(make)) dict.SetByName(Names.New, new PyStaticMethod(make));
        if (dict.GetByName(Names.InitSubclass) is { } init && IsFunction(init)) dict.SetByName(Names.InitSubclass, new PyClassMethod(init));
        if (dict.GetByName(Names.ClassGetitem) is { } getItem && IsFunction(getItem)) dict.SetByName(Names.ClassGetitem, new PyClassMethod(getItem));
        if (dict.GetByName(Names.Doc) is null) dict.SetByName(Names.Doc, PyNone.Instance);
        return true;
    }

    // A function written in Python: what a def statement makes.
    private static bool IsFunction(PyObject value) => value is PyFunction;

    // PEP 487: each value with a __set_name__ is told the class and its name.
    private static bool TellNames(PyThreadState thread, PyType type)
    {
        var names = type.Dict.Copy();
        var position = 0;
        while (names.NextEntry(ref position, out var key, out var value))
        {
            if (!Attributes.TryGetSpecial(thread, value, Names.SetName, out var method)) return false;
            if (method is null || Calls.Call2(thread, method, type, key) is not null) continue;
            var cause = thread.TakeError();
            if (Representation.Repr(thread, key) is not { } shown) return false;
            PyErr.RuntimeError($"Error calling __set_name__ on '{value.Type.NameInMessages}' instance {shown} in '{type.Name}'");
            var error = thread.TakeError();
            error.Cause = cause;
            error.Context = cause;
            error.SuppressContext = true;
            return thread.Restore(error);
        }
        return true;
    }

    // PEP 487: super(type, type).__init_subclass__(**keywords)
    private static bool TellBase(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> keywordValues, PyTuple? keywordNames)
    {
        PyObject? found = null;
        // A metaclass may have given it an order without itself.
        var self = Array.IndexOf(type.MroArray, type);
        if (self < 0) return PyErr.TypeError("super(type, obj): obj must be an instance or subtype of type");
        foreach (var parent in type.Mro[(self + 1)..])
        {
            found = parent.Dict.GetByName(Names.InitSubclass);
            if (found is not null) break;
        }
        if (found is null) return true;
        var method = found.Type.Defines(Slot.DescrGet) ? found.Type.Slots.DescrGet(thread, found, null, type) : found;
        return method is not null && Calls.CallN(thread, method, keywordValues, keywordNames) is not null;
    }
}
