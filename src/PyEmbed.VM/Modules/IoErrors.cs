namespace PyEmbed.VM.Modules;

/// <summary>The exception type of <c>io</c>.</summary>
internal static class IoErrors
{
    /// <summary><c>io.UnsupportedOperation</c>, which is both an OSError and a ValueError. One an engine, because scripts can write to it.</summary>
    public static PyType UnsupportedOperation(PyThreadState thread)
    {
        var interpreter = thread.Interpreter;
        if (interpreter.UnsupportedOperation is { } known) return known;
        var dict = new PyDict();
        dict.SetByName(Names.Module, PyStr.FromUtf16("io"));
        dict.SetByName(Names.Doc, PyNone.Instance);
        var made = Objects.TypeCreation.Create(thread, PyType.BuiltinType, PyStr.FromUtf16("UnsupportedOperation"), PyTuple.Of(PyExceptions.OSError, PyExceptions.ValueError), dict, default, null);
        return interpreter.UnsupportedOperation = made ?? PyExceptions.OSError;
    }
}
