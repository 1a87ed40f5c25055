using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Threading;

/// <summary><c>_thread._local</c>: attributes that every thread has of its own. They are gone with the thread.</summary>
[PyType("_local", Module = "_thread", Subclassable = true, Weakrefs = true, Dict = true, Doc = "Thread-local data")]
internal partial class PyThreadLocal : PyObject
{
    private readonly PyObject[] _args;
    private readonly PyTuple? _keywordNames;

    private PyThreadLocal(PyObject[] args, PyTuple? keywordNames)
    {
        _args = args;
        _keywordNames = keywordNames;
    }

    private protected PyThreadLocal() : this([], null) { }

    internal override ref InstanceAttributes OwnAttributes => ref OfThread(PyThreadState.Current).Attributes;

    // Kept by the thread, beside the objects, so that a cycle through the values is garbage with the object.
    private bool TryFind(PyThreadState thread, out Own own)
    {
        own = null!;
        if (thread.LocalData is not { } data || !data.TryGetValue(this, out var found)) return false;
        own = (Own)found;
        return true;
    }

    private Own OfThread(PyThreadState thread)
    {
        if (TryFind(thread, out var own)) return own;
        own = new Own { Attributes = { Shape = Type.RootShape } };
        if (Type.MemberCount > 0) own.Attributes.Slots = new PyObject?[Type.MemberCount];
        (thread.LocalData ??= []).Add(this, own);
        return own;
    }

    [PyProperty("__dict__", Member = true)]
    internal PyDict DictValue => InstanceDict.Materialize(this);

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length > 0 && !HasInit(type)) return PyErr.TypeError("Initialization arguments are not supported");
        var made = ReferenceEquals(type, BuiltinType) ? new PyThreadLocal() : new OfClass(type, args.ToArray(), keywordNames);
        _ = made.OfThread(thread);   // this thread's are initialized by whoever makes it
        return made;
    }

    private static bool HasInit(PyType type) => type.ProviderOf(Slot.Init) != PyObject.BuiltinType.Slots;

    // The first use in a thread initializes the attributes there. False: an error is set.
    private bool TryPrepare(PyThreadState thread)
    {
        if (TryFind(thread, out _)) return true;
        _ = OfThread(thread);
        if (!HasInit(Type) || Type.Slots.Init(thread, this, _args, _keywordNames)) return true;
        thread.LocalData!.Remove(this);
        return false;
    }

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr name) => TryPrepare(thread) ? ObjectAttributes.Get(thread, this, name) : null;

    [PyMethod("__setattr__(self, name, value, /)")]
    internal bool WriteAttribute(PyThreadState thread, PyStr name, PyObject value) => TryPrepare(thread) && IsWritable(name) && ObjectAttributes.Set(thread, this, name, value);

    [PyMethod("__delattr__(self, name, /)")]
    internal bool RemoveAttribute(PyThreadState thread, PyStr name) => TryPrepare(thread) && IsWritable(name) && ObjectAttributes.Set(thread, this, name, null);

    private bool IsWritable(PyStr name) => !name.TextEquals(Names.Dict) || PyErr.AttributeError($"'{Type.Name}' object attribute '__dict__' is read-only", this, name);

    private sealed class Own
    {
        public InstanceAttributes Attributes;
    }

    /// <summary>An instance of a class written in Python.</summary>
    private sealed class OfClass : PyThreadLocal
    {
        private PyType _type;

        public OfClass(PyType type, PyObject[] args, PyTuple? keywordNames) : base(args, keywordNames)
        {
            _type = type;
            if (type.Has(TypeFlags.HasFinalizer)) PyThreadState.Current.Interpreter.WatchForFinalization(this);
        }

        internal override PyType Type => _type;

        internal override bool TrySetType(PyType type)
        {
            _type = type;
            return true;
        }
    }
}
