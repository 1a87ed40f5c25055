using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>property</c>: an attribute that functions read, write and delete.</summary>
[PyType("property", Subclassable = true, Doc = "An attribute that functions read, write and delete. By default its docstring is the getter's.")]
internal partial class PyProperty : PyObject
{
    private PyObject? _doc;
    private bool _hasDocOfGetter;
    private PyObject? _name;

    public PyProperty() { }

    /// <summary>The function that reads, or null.</summary>
    public PyObject? Getter { get; private set; }

    /// <summary>The function that writes, or null.</summary>
    public PyObject? Setter { get; private set; }

    /// <summary>The function that deletes, or null.</summary>
    public PyObject? Deleter { get; private set; }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ReferenceEquals(type, BuiltinType) ? new PyProperty() : new PyPropertyInstance(type);

    [PyMethod("__init__(self, fget=None, fset=None, fdel=None, doc=None)", ParseTuple = true)]
    internal bool Initialize(PyThreadState thread, [NoneAsNull] PyObject? fget, [NoneAsNull] PyObject? fset, [NoneAsNull] PyObject? fdel, [NoneAsNull] PyObject? doc)
    {
        Getter = fget;
        Setter = fset;
        Deleter = fdel;
        _doc = _name = null;
        _hasDocOfGetter = false;
        if (doc is null && fget is not null)
        {
            if (!Attributes.TryGet(thread, fget, Names.Doc, out doc)) return false;
            if (doc is PyNone) doc = null;
            _hasDocOfGetter = doc is not null;
        }
        if (doc is null) return true;
        if (GetType() != typeof(PyProperty)) return Attributes.Set(thread, this, Names.Doc, doc);   // the class's own __doc__ would hide it
        _doc = doc;
        return true;
    }

    [PyProperty("fget", Member = true)]
    internal PyObject GetterMember => Getter ?? PyNone.Instance;

    [PyProperty("fset", Member = true)]
    internal PyObject SetterMember => Setter ?? PyNone.Instance;

    [PyProperty("fdel", Member = true)]
    internal PyObject DeleterMember => Deleter ?? PyNone.Instance;

    [PyProperty("__doc__", Member = true, Setter = nameof(SetDoc))]
    internal PyObject? Doc() => _doc ?? PyNone.Instance;

    internal bool SetDoc(PyThreadState thread, PyObject? value)
    {
        _doc = value;
        return true;
    }

    [PyProperty("__isabstractmethod__")]
    internal PyObject? IsAbstract(PyThreadState thread)
    {
        foreach (var function in (ReadOnlySpan<PyObject?>)[Getter, Setter, Deleter])
        {
            if (function is null) continue;
            if (!WrappedAttributes.TryTest(thread, function, out var isAbstract)) return null;
            if (isAbstract) return PyBool.True;
        }
        return PyBool.False;
    }

    [PyMethod("getter(self, fget, /)", NoTextSignature = true, Doc = "A copy with another getter.")]
    internal PyObject? WithGetter(PyThreadState thread, PyObject fget) => With(thread, fget, null, null);

    [PyMethod("setter(self, fset, /)", NoTextSignature = true, Doc = "A copy with another setter.")]
    internal PyObject? WithSetter(PyThreadState thread, PyObject fset) => With(thread, null, fset, null);

    [PyMethod("deleter(self, fdel, /)", NoTextSignature = true, Doc = "A copy with another deleter.")]
    internal PyObject? WithDeleter(PyThreadState thread, PyObject fdel) => With(thread, null, null, fdel);

    private PyObject? With(PyThreadState thread, PyObject? getter, PyObject? setter, PyObject? deleter)
    {
        getter = getter is null or PyNone ? Getter ?? PyNone.Instance : getter;
        setter = setter is null or PyNone ? Setter ?? PyNone.Instance : setter;
        deleter = deleter is null or PyNone ? Deleter ?? PyNone.Instance : deleter;
        // A docstring that came from the getter comes from the new one again.
        var doc = _hasDocOfGetter && getter is not PyNone ? PyNone.Instance : _doc ?? PyNone.Instance;
        var made = Calls.CallN(thread, Type, [getter, setter, deleter, doc], null);
        if (made is PyProperty property) property._name = _name;
        return made;
    }

    [PyMethod("__set_name__(self, *args)", NoTextSignature = true, Doc = "Tells the property its name in a class.")]
    internal PyObject? SetName(PyThreadState thread, ReadOnlySpan<PyObject> args)
    {
        if (args.Length != 2) return PyErr.TypeError($"__set_name__() takes 2 positional arguments but {args.Length} were given");
        _name = args[1];
        return PyNone.Instance;
    }

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)
    {
        if (instance is null) return this;
        return Getter is null ? Refuse(thread, instance, "getter") ? this : null : Calls.Call1(thread, Getter, instance);
    }

    [PyMethod("__set__(self, instance, value, /)")]
    internal bool Set(PyThreadState thread, PyObject instance, PyObject value) =>
        Setter is null ? Refuse(thread, instance, "setter") : Calls.Call2(thread, Setter, instance, value) is not null;

    [PyMethod("__delete__(self, instance, /)")]
    internal bool Delete(PyThreadState thread, PyObject instance) =>
        Deleter is null ? Refuse(thread, instance, "deleter") : Calls.Call1(thread, Deleter, instance) is not null;

    private bool Refuse(PyThreadState thread, PyObject instance, string what)
    {
        var shown = "";
        if (_name is not null)
        {
            if (Representation.Repr(thread, _name) is not { } repr) return false;
            shown = repr + " ";
        }
        return PyErr.AttributeError($"property {shown}of '{instance.Type.QualName}' object has no {what}");
    }
}
