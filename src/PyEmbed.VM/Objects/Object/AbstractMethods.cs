using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Classes with abstract methods (PEP 3119) cannot be instantiated.</summary>
internal static class AbstractMethods
{
    /// <summary>Sets the TypeError that names the methods, sorted.</summary>
    public static PyObject? Refuse(PyThreadState thread, PyType type)
    {
        var methods = Attributes.Get(thread, type, Names.Abstractmethods);
        if (methods is null || Iteration.ToList(thread, methods) is not { } list) return null;
        var names = new List<string>();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not PyStr name) return PyErr.TypeError($"sequence item {i}: expected str instance, {list[i].Type.NameInMessages} found");
            names.Add(name.ToString());
        }
        names.Sort(StringComparer.Ordinal);
        return PyErr.TypeError($"Can't instantiate abstract class {type.Name} with abstract method{(names.Count == 1 ? "" : "s")} {string.Join(", ", names)}");
    }
}
