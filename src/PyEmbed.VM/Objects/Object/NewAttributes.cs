namespace PyEmbed.VM.Objects;

/// <summary>Attributes that objects of shared builtin types have only in engines that accept syntax newer than 3.11.</summary>
internal static class NewAttributes
{
    /// <summary>The value, or null. Asked where nothing else has the attribute.</summary>
    public static PyObject? Of(PyInterpreterState interpreter, PyObject self, PyStr name)
    {
        if (!interpreter.HasNewSyntax || self is not PyFunction function || !name.TextEquals(Names.TypeParams)) return null;
        return function.TypeParameters ?? PyTuple.Empty;
    }
}
