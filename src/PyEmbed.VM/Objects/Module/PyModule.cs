using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>A Python module: a namespace.</summary>
[PyType("module", Subclassable = true, OwnType = true, Dict = true, Weakrefs = true)]
public partial class PyModule : PyObject
{
    private InstanceAttributes _attributes;
    private PyType _type;

    internal PyModule() => _type = BuiltinType;

    internal PyModule(PyType type)
    {
        _type = type;
        if (!type.Has(TypeFlags.Heap)) return;
        _attributes.Shape = type.RootShape;
        if (type.MemberCount > 0) _attributes.Slots = new PyObject?[type.MemberCount];
        if (type.Has(TypeFlags.HasFinalizer)) PyThreadState.Current.Interpreter.WatchForFinalization(this);
    }

    // A module can become one of a class derived from that of modules, as lazy modules do.
    internal override PyType Type => _type;

    internal override bool TrySetType(PyType type)
    {
        _type = type;
        // Instructions that know the module's variables by position know the dict as it was, and its class with it.
        Dict.Forget();
        return true;
    }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    /// <summary>The module's namespace.</summary>
    internal PyDict Dict => InstanceDict.Materialize(this);

    /// <summary>What the module is written in, where that is C#.</summary>
    internal NativeModule? Native { get; init; }

    /// <summary>Those of the native module's late variables that nobody has asked for yet; null: none.</summary>
    private PyStr?[]? _late;

    /// <summary>Makes the late variable of that name, if there is one and it was never made: a script may have deleted it. False: an error is set.</summary>
    private bool TryMakeLate(PyThreadState thread, PyStr name, out PyObject? value)
    {
        value = null;
        for (var i = 0; i < _late!.Length; i++)
        {
            if (_late[i] is not { } late || !late.TextEquals(name)) continue;
            if (Native!.MakeLate(thread, i) is not { } made) return false;
            _late[i] = null;
            Dict.SetByName(late, value = made);
            return true;
        }
        return true;
    }

    private bool TryMakeAllLate(PyThreadState thread)
    {
        if (_late is not { } late) return true;
        foreach (var name in late)
            if (name is not null && Dict.GetByName(name) is null && !TryMakeLate(thread, name, out _)) return false;
        _late = null;
        return true;
    }

    /// <summary>A module with the names every module has.</summary>
    internal static PyModule Create(string name, string? doc, NativeModule? native = null)
    {
        var module = new PyModule { Native = native };
        var dict = module.Dict;
        dict.SetByName(Names.Name, PyStr.FromUtf16(name));
        dict.SetByName(Names.Doc, doc is null ? PyNone.Instance : PyStr.FromUtf16(doc));
        dict.SetByName(Names.Package, PyNone.Instance);
        dict.SetByName(Names.Loader, PyNone.Instance);
        dict.SetByName(Names.Spec, PyNone.Instance);
        return module;
    }

    /// <summary>A module written in C#, with its members. Null: an error is set.</summary>
    internal static PyModule? Create(PyThreadState thread, NativeModule native)
    {
        var module = Create(native.Name, native.Doc, native);
        var dict = module.Dict;
        var name = PyStr.FromUtf16(native.Name);
        dict.Reserve(native.Members.Length + native.MoreNames + 5);
        foreach (var member in native.Members)
        {
            var value = member.Kind == NativeMemberKind.Method
                ? new PyBuiltinFunction(native, member, module, name, null)
                : native.Get(member.Number, thread, module);
            if (value is null) return null;
            dict.SetByName(thread.Interpreter.Intern(member.Name), value);
        }
        if (!native.Initialize(thread, module)) return null;
        thread.Interpreter.AddNativeModule(native);
        if (native.LateNames is { Length: > 0 } late) module._late = [.. late];
        return module;
    }
}
