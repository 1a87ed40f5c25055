using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary>The TypeErrors of calls of functions that are written in C#, as CPython's argument parsers word them. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArgumentErrors
{
    /// <summary>Keyword arguments where none are taken.</summary>
    public static PyError NoKeywords(string function) => PyErr.TypeError($"{function}() takes no keyword arguments");

    /// <summary>Arguments to a constructor that takes none.</summary>
    public static PyError TakesNone(string function) => PyErr.TypeError($"{function}() takes no arguments");

    /// <summary>Arguments to a method that takes none.</summary>
    public static PyError TakesNone(string function, int given) => PyErr.TypeError($"{function}() takes no arguments ({given} given)");

    /// <summary>Not the one argument that is needed.</summary>
    public static PyError TakesOne(string function, int given) => PyErr.TypeError($"{function}() takes exactly one argument ({given} given)");

    /// <summary>A wrong number of positional arguments.</summary>
    public static PyError Expected(string function, int least, int most, int given)
    {
        var few = given < least;
        var number = few ? least : most;
        var bound = least == most ? "" : few ? "at least " : "at most ";
        return PyErr.TypeError($"{function}{(function.Length > 0 || most > 1 ? " " : "")}expected {bound}{number} argument{(number == 1 ? "" : "s")}, got {given}");
    }

    /// <summary>A wrong number of arguments in the words of the older parser.</summary>
    public static PyError Takes(string function, int least, int most, int given)
    {
        if (most == 0) return PyErr.TypeError($"{function}() takes no arguments ({given} given)");
        var few = given < least;
        var number = few ? least : most;
        var bound = least == most ? "exactly" : few ? "at least" : "at most";
        return PyErr.TypeError($"{function}() takes {bound} {number} argument{(number == 1 ? "" : "s")} ({given} given)");
    }

    /// <summary>An argument of a wrong type.</summary>
    public static PyError BadArgument(string function, string display, string expected, PyObject? argument) =>
        PyErr.TypeError($"{function}() {display} must be {expected}, not {(argument is null or PyNone ? "None" : argument.Type.NameInMessages)}");

    /// <summary>An object without a hash.</summary>
    public static PyError Unhashable(PyObject self) => PyErr.TypeError($"unhashable type: '{self.Type.NameInMessages}'");

    /// <summary>A type that cannot be called.</summary>
    public static PyError CannotCreate(PyType type) => PyErr.TypeError($"cannot create '{type.NameInMessages}' instances");

    /// <summary>A property that cannot be deleted.</summary>
    public static PyError CannotDelete(string name) => PyErr.TypeError($"can't delete attribute '{name}'");
}
