namespace PyEmbed.VM.Objects;

/// <summary>The weak references to objects. They are kept by the engine, beside the objects.</summary>
internal static class WeakReferences
{
    /// <summary>The first of the weak references to an object, or None.</summary>
    public static PyObject First(PyThreadState thread, PyObject value) => PyNone.Instance;
}
