using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public sealed partial class PyType
{
    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (!Has(TypeFlags.Heap)) return PyStr.FromUtf16($"<class '{NameInMessages}'>");
        return PyStr.FromUtf16($"<class '{FullName(thread)}'>");
    }

    [PyMethod("mro(self, /)", Doc = "Return the order in which the class and its bases are searched.")]
    internal PyObject? ComputeOrder()
    {
        var order = MethodResolution.Linearize(this, Bases);
        return order is null ? null : PyList.CopyOf(order);
    }

    [PyMethod("__subclasses__(self, /)", Doc = "Return the classes made directly below this one.")]
    internal PyObject Subclasses(PyThreadState thread)
    {
        var list = new PyList();
        BuiltinSubclasses.AddTo(list, thread.Interpreter, this);
        foreach (var subclass in thread.Interpreter.SubclassesOf(this).Living()) list.Append(subclass);
        return list;
    }

    [PyMethod("__instancecheck__(self, instance, /)", Doc = "Check whether an object is an instance.")]
    internal PyObject? InstanceCheck(PyThreadState thread, PyObject instance) => ClassChecks.TryIsInstance(thread, instance, this, out var result) ? PyBool.From(result) : null;

    [PyMethod("__subclasscheck__(self, subclass, /)", Doc = "Check whether a class is a subclass.")]
    internal PyObject? SubclassCheck(PyThreadState thread, PyObject subclass) => ClassChecks.TryIsSubclass(thread, subclass, this, out var result) ? PyBool.From(result) : null;

    [PyMethod("__dir__(self, /)", Doc = "The names of the class's attributes, without those of the metaclass.")]
    internal PyObject? Directory(PyThreadState thread)
    {
        var names = new PyDict();
        foreach (var type in Mro)
        {
            var position = 0;
            while (type.Dict.NextEntry(ref position, out var key, out _, out var hash))
                if (!names.TrySetItem(thread, key, hash, PyNone.Instance)) return null;
        }
        return Iteration.ToList(thread, names);
    }

    [PyMethod("__sizeof__(self, /)", Doc = "The memory that the class takes, in bytes.")]
    internal long SizeOf() => 1064;

    [PyMethod("__or__(self, value, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => UnionTypes.Make(thread, left, right);
}
