using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Python's module <c>_decimal</c>: decimal numbers by the General Decimal Arithmetic Specification. Its classes belong to <c>decimal</c>.</summary>
[PyModule("_decimal", Doc = "C decimal arithmetic module")]
internal sealed partial class DecimalModule
{
    [PyConstant("Decimal")] internal static PyType DecimalClass => PyDecimal.BuiltinType;
    [PyConstant("Context")] internal static PyType ContextClass => PyDecimalContext.BuiltinType;
    [PyConstant("HAVE_THREADS")] internal const bool HasThreads = true;
    [PyConstant("HAVE_CONTEXTVAR")] internal const bool HasContextVariable = true;
    [PyConstant("MAX_PREC")] internal const long MaxPrecision = Calculation.MaxPrecision;
    [PyConstant("MAX_EMAX")] internal const long MaxExponent = Calculation.MaxExponent;
    [PyConstant("MIN_EMIN")] internal const long MinExponent = Calculation.MinExponent;
    [PyConstant("MIN_ETINY")] internal const long LeastExponent = Calculation.MinExponent - (Calculation.MaxPrecision - 1);
    [PyConstant("__version__")] internal const string Version = "1.70";
    [PyConstant("__libmpdec_version__")] internal const string LibraryVersion = "2.5.1";

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        if (DecimalState.Of(thread) is not { } state) return false;
        var names = module.Dict;
        names.SetByName(Names.Name, PyStr.FromUtf16("decimal"));
        names.SetByName(PyStr.FromName("DecimalTuple"), state.DecimalTuple);
        foreach (var (name, type) in state.Exceptions) names.SetByName(PyStr.FromName(name), type);
        foreach (var name in state.RoundingNames) names.SetByName(name, name);
        names.SetByName(PyStr.FromName("DefaultContext"), state.DefaultContext);
        names.SetByName(PyStr.FromName("BasicContext"), state.BasicContext);
        names.SetByName(PyStr.FromName("ExtendedContext"), state.ExtendedContext);
        return true;
    }

    [PyFunction("getcontext(/)", Doc = "The context of this thread or task.")]
    internal static PyObject? GetContext(PyThreadState thread) => DecimalState.Current(thread);

    [PyFunction("setcontext(context, /)", Doc = "Set the context of this thread or task.")]
    internal static PyObject? SetContext(PyThreadState thread, PyObject context)
    {
        if (context is not PyDecimalContext given) return PyErr.TypeError("argument must be a context");
        given.State.SetCurrent(thread, given);
        return PyNone.Instance;
    }

    [PyFunction("localcontext(/, ctx=None, **kwargs)", Doc = "A context manager that sets a copy of a context, by default the current one, with other settings where they are given, and restores the old one.")]
    internal static PyObject? LocalContext(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> bound = [null, null, null, null, null, null, null, null, null];
        if (!CallArguments.TryBind(args, keywordNames, DecimalNames.LocalSettings, 0, bound) || DecimalState.Current(thread) is not { } outer) return null;
        var source = outer;
        if (bound[0] is not (null or PyNone))
        {
            if (bound[0] is not PyDecimalContext given) return PyErr.TypeError("optional argument must be a context");
            source = given;
        }
        var local = source.Copy();
        return local.TrySet(thread, bound[1..]) ? new PyContextManager(local, outer) : null;
    }
}
