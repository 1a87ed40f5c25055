using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Conversion;

/// <summary>What the views of Python collections share.</summary>
internal static class ViewParts
{
    /// <summary><c>len()</c></summary>
    public static int Count(PyEngine engine, EngineRun run, PyObject collection)
    {
        run.Check(Subscript.TryLength(engine.Thread, collection, out var length));
        return checked((int)length);
    }

    /// <summary>The object, if it has a length and items.</summary>
    /// <exception cref="PythonConversionException">It is no such thing.</exception>
    public static PyObject CheckIs(PyObject value, bool isKind, string kind) =>
        isKind ? value : throw new PythonConversionException($"A Python object of type '{value.Type.Name}' is no {kind}.");
}
