using System.Diagnostics;
using PyEmbed.VM;

namespace PyEmbed.TestModules.Capi;

/// <summary>Python's module <c>_testcapi</c>, of which there are the calling conventions of functions and methods, calls as from C, and the bounds of C's integers.</summary>
[PyModule("_testcapi")]
internal sealed partial class TestCapiModule
{
    private PyModule? _module;

    // What functions of a module have as self.
    private PyModule Module => _module ?? throw new UnreachableException("the module is initialized before it is called");

    [PyConstant("MethInstance")] internal static PyType InstanceMethods => PyInstanceMethods.BuiltinType;

    [PyConstant("MethClass")] internal static PyType ClassMethods => PyClassMethods.BuiltinType;

    [PyConstant("MethStatic")] internal static PyType StaticMethods => PyStaticMethods.BuiltinType;

    [PyConstant("MethodDescriptorBase")] internal static PyType Descriptor => PyTestDescriptor.BuiltinType;

    [PyConstant("MethodDescriptorDerived")] internal static PyType DerivedDescriptor => PyDerivedDescriptor.BuiltinType;

    [PyConstant("MethodDescriptorNopGet")] internal static PyType UnboundDescriptor => PyUnboundDescriptor.BuiltinType;

    [PyConstant("MethodDescriptor2")] internal static PyType OtherDescriptor => PyOtherDescriptor.BuiltinType;

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        _module = module;
        return CIntegers.AddTo(module);
    }

    [PyFunction("meth_varargs(*args)", NoTextSignature = true)]
    internal PyObject Varargs(ReadOnlySpan<PyObject> args) => SeenCall.Of(Module, args);

    [PyFunction("meth_varargs_keywords(*args, **kwargs)", NoTextSignature = true)]
    internal PyObject? VarargsKeywords(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SeenCall.Of(thread, Module, args, keywordNames);

    [PyFunction("meth_o(object, /)", NoTextSignature = true)]
    internal PyObject One(PyObject @object) => PyTuple.Of(Module, @object);

    [PyFunction("meth_noargs(/)", NoTextSignature = true)]
    internal PyObject None() => Module;

    [PyFunction("meth_fastcall(*args)", NoTextSignature = true)]
    internal PyObject Fastcall(ReadOnlySpan<PyObject> args) => SeenCall.Of(Module, args);

    [PyFunction("meth_fastcall_keywords(*args, **kwargs)", NoTextSignature = true)]
    internal PyObject? FastcallKeywords(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SeenCall.Of(thread, Module, args, keywordNames);

    [PyFunction("pyobject_fastcall(func, args, /)", ParseTuple = true, NoTextSignature = true)]
    internal static PyObject? CallPlain(PyThreadState thread, PyObject func, PyObject args) =>
        TryGetArguments(args, out var arguments) ? Calls.CallN(thread, func, arguments, null) : null;

    [PyFunction("pyobject_fastcalldict(func, args, kwargs, /)", ParseTuple = true, NoTextSignature = true)]
    internal static PyObject? CallWithDict(PyThreadState thread, PyObject func, PyObject args, PyObject kwargs)
    {
        if (!TryGetArguments(args, out var arguments)) return null;
        if (kwargs is PyNone) return Calls.CallN(thread, func, arguments, null);
        return kwargs is PyDict keywords ? Calls.CallWith(thread, func, arguments, keywords) : PyErr.TypeError("kwnames must be None or a dict");
    }

    [PyFunction("pyobject_vectorcall(func, args, kwnames, /)", ParseTuple = true, NoTextSignature = true)]
    internal static PyObject? CallWithNames(PyThreadState thread, PyObject func, PyObject args, PyObject kwnames)
    {
        if (!TryGetArguments(args, out var arguments)) return null;
        if (kwnames is PyNone) return Calls.CallN(thread, func, arguments, null);
        if (kwnames is not PyTuple names) return PyErr.TypeError("kwnames must be None or a tuple");
        if (names.Count > arguments.Length) return PyErr.ValueError("kwnames longer than args");
        return Calls.CallN(thread, func, arguments, names.Count == 0 ? null : names);
    }

    [PyFunction("pyvectorcall_call(func, args, kwargs=None, /)", ParseTuple = true, NoTextSignature = true)]
    internal static PyObject? CallByVector(PyThreadState thread, PyObject func, PyObject args, PyObject? kwargs)
    {
        if (args is not PyTuple arguments) return PyErr.TypeError("args must be a tuple");
        if (kwargs is not (null or PyDict)) return PyErr.TypeError("kwargs must be a dict");
        if (!func.Type.Has(TypeFlags.Vectorcall)) return PyErr.TypeError($"'{func.Type.NameInMessages}' object does not support vectorcall");
        return Calls.CallWith(thread, func, arguments.Items, kwargs as PyDict);
    }

    [PyFunction("raise_exception(exception, number_of_arguments, /)", ParseTuple = true, NoTextSignature = true)]
    internal static PyObject? RaiseException(PyThreadState thread, PyObject exception, int number_of_arguments)
    {
        const int BytesEach = 40;
        if (number_of_arguments > 0 && (!thread.TryReserve(number_of_arguments * (long)BytesEach) || !thread.TryChargeWork(number_of_arguments))) return null;
        if (exception is not PyType type || !type.Has(TypeFlags.ExceptionSubclass)) return PyErr.SystemError("_PyErr_SetObject: exception is not a BaseException subclass");
        return PyErr.Set(type, PyTuple.Adopt([.. Enumerable.Range(0, Math.Max(number_of_arguments, 0)).Select(number => PyInt.From(number))]));
    }

    [PyFunction("raise_memoryerror(/)", NoTextSignature = true)]
    internal static PyObject? RaiseMemoryError() => PyErr.MemoryError();

    /// <summary>Prints as an exception that nobody catches, without <c>sys.excepthook</c>.</summary>
    [PyFunction("exception_print(exception, /)", ParseTuple = true, NoTextSignature = true)]
    internal static void PrintException(PyThreadState thread, PyObject exception) => UncaughtErrors.Display(thread, exception);

    [PyFunction("traceback_print(traceback, file, /)", ParseTuple = true, NoTextSignature = true)]
    internal static PyObject? PrintTraceback(PyThreadState thread, PyObject traceback, PyObject file)
    {
        if (traceback is not ITraceback entry) return PyErr.SystemError("bad argument to internal function");
        return TracebackPrinter.TryPrint(thread, entry, new FileErrorOutput(file), "", "", "Traceback (most recent call last):\n") ? PyNone.Instance : null;
    }

    [PyFunction("write_unraisable_exc(exception, message, source, /)", ParseTuple = true, NoTextSignature = true)]
    internal static PyObject? WriteUnraisable(PyThreadState thread, PyObject exception, PyObject message, PyObject source)
    {
        if (exception is not PyBaseException error) return PyErr.SystemError("exception is not an exception");
        if (message is not (PyNone or PyStr)) return PyErr.TypeError("bad argument type for built-in operation");
        _ = thread.Restore(error);
        UncaughtErrors.ReportUnraisable(thread, message is PyNone ? null : $"Exception ignored {message}", source);
        return PyNone.Instance;
    }

    private static bool TryGetArguments(PyObject args, out ReadOnlySpan<PyObject> arguments)
    {
        arguments = default;
        if (args is PyNone) return true;
        if (args is not PyTuple tuple) return PyErr.TypeError("args must be None or a tuple");
        arguments = tuple.Items;
        return true;
    }
}
