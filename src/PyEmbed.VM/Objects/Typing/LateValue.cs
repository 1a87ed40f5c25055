using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A bound, constraints, a default or the value of an alias: what a function gives when somebody asks for the first time. PEP 695.</summary>
internal struct LateValue
{
    private PyObject? _value;
    private PyObject? _function;

    public static LateValue Of(PyObject? value) => new() { _value = value };

    public static LateValue By(PyObject function) => new() { _function = function };

    /// <summary>Whether there is one.</summary>
    public readonly bool IsGiven => _value is not null || _function is not null;

    /// <summary>The value, or the one given where there is none. Null: an error is set.</summary>
    public PyObject? Get(PyThreadState thread, PyObject otherwise)
    {
        if (_value is not null) return _value;
        if (_function is not { } function) return otherwise;
        var value = Calls.Call0(thread, function);
        if (value is null) return null;
        _function = null;
        return _value = value;
    }
}
