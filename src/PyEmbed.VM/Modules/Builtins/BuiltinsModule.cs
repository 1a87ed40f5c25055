using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Modules;

/// <summary>The module <c>builtins</c>: functions, types, constants. Library reference "Built-in Functions".</summary>
/// <remarks>
/// <c>open</c> is <c>io.open</c> and <c>exit</c>, <c>help</c> and their like come from <c>site</c>: whoever starts the engine puts them in, as CPython does.
/// </remarks>
[PyModule("builtins", Doc = "Built-in functions, types, exceptions, and other objects.")]
internal sealed partial class BuiltinsModule
{
    internal override int MoreNames => BuiltinTypes.All.Length + PyExceptions.All.Length + 13;

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        var dict = module.Dict;
        var interpreter = thread.Interpreter;
        dict.SetByName(Names.Package, PyStr.Empty);
        Add("None", PyNone.Instance);
        Add("Ellipsis", PyEllipsis.Instance);
        Add("NotImplemented", PyNotImplemented.Instance);
        Add("False", PyBool.False);
        Add("True", PyBool.True);
        foreach (var type in BuiltinTypes.All) Add(type.Name, type);
        dict.SetByName(Names.Debug, PyBool.From(interpreter.Settings.Optimize == 0));
        foreach (var type in PyExceptions.All) Add(type.Name, type);
        Add("ExceptionGroup", interpreter.ExceptionGroup);
        Add("EnvironmentError", PyExceptions.OSError);
        Add("IOError", PyExceptions.OSError);
        return true;

        void Add(string name, PyObject value) => dict.SetByName(interpreter.Intern(name), value);
    }
}
