namespace PyEmbed.VM.Objects;

/// <summary><c>types.GenericAlias</c>: <c>list[int]</c>. PEP 585.</summary>
[PyType("GenericAlias", Module = "types")]
internal sealed partial class PyGenericAlias(PyObject origin, PyTuple args) : PyObject
{
    [PyProperty("__origin__", Member = true)]
    internal PyObject Origin { get; } = origin;

    [PyProperty("__args__", Member = true)]
    internal PyTuple Args { get; } = args;

    [PyMethod("__new__(cls, origin, args, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject origin, PyObject args) => new PyGenericAlias(origin, args as PyTuple ?? PyTuple.Of(args));
}
