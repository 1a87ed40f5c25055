using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A type parameter for which an alias is given no argument takes its default. PEP 696.</summary>
internal static class TypeParameterDefaults
{
    private static readonly PyStr s_parameters = PyStr.FromName("__parameters__");

    /// <summary>The arguments, with the default of the parameter where it is just behind them. Null: an error is set.</summary>
    public static PyObject? Fill(PyThreadState thread, PyTypeVar parameter, PyObject alias, PyObject args)
    {
        if (Attributes.Get(thread, alias, s_parameters) is not { } known || Iteration.ToTuple(thread, known) is not { } parameters) return null;
        if (Iteration.ToTuple(thread, args) is not { } given) return null;
        var index = Array.FindIndex(parameters.Items.ToArray(), p => ReferenceEquals(p, parameter));
        if (index < given.Count) return args;
        if (index == given.Count)
        {
            if (parameter.Default(thread) is not { } value) return null;
            if (value is not PyNoDefault) return PyTuple.Adopt([.. given.Items, value]);
        }
        return Representation.Str(thread, alias) is { } name
            ? PyErr.TypeError($"Too few arguments for {name}; actual {given.Count}, expected at least {parameters.Count}")
            : null;
    }
}
