namespace PyEmbed.TestModules.Internal;

/// <summary>A dict of settings that is filled line by line.</summary>
internal sealed class ConfigurationDict
{
    public PyDict Dict { get; } = new();

    public ConfigurationDict Add(string name, PyObject value)
    {
        Dict.SetByName(PyStr.FromName(name), value);
        return this;
    }

    public ConfigurationDict Add(string name, long value) => Add(name, PyInt.From(value));

    public ConfigurationDict Add(string name, bool value) => Add(name, value ? PyInt.One : PyInt.Zero);

    public ConfigurationDict Add(string name, string? value) => Add(name, value is null ? PyNone.Instance : (PyObject)PyStr.FromUtf16(value));

    public ConfigurationDict Add(string name, IEnumerable<string> values)
    {
        var list = new PyList();
        foreach (var value in values) list.Append(PyStr.FromUtf16(value));
        return Add(name, list);
    }
}
