using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>A qualified name: attributes of attributes.</summary>
internal readonly struct DottedName
{
    private static readonly PyStr s_locals = PyStr.FromName("<locals>");

    private readonly PyStr[] _parts;

    private DottedName(PyStr[] parts) => _parts = parts;

    /// <summary>False: an error is set, the name is that of something local to a function.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="name">The name.</param>
    /// <param name="owner">What the name is looked for in, for the message; null: nothing yet.</param>
    /// <param name="dotted">The parts.</param>
    [MustCheck]
    public static bool TryParse(PyThreadState thread, PyStr name, PyObject? owner, out DottedName dotted)
    {
        dotted = default;
        if (!thread.TryChargeWork(name.Length) || !thread.TryReserve(name.Length * 8L)) return false;
        var parts = new List<PyStr>(1);
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && name[i] != '.') continue;
            var part = start == 0 && i == name.Length ? name.AsExact() : name.Substring(start, i - start);
            if (part.TextEquals(s_locals)) return IsLocal(thread, name, owner);
            parts.Add(part);
            start = i + 1;
        }
        dotted = new DottedName([.. parts]);
        return true;
    }

    private static bool IsLocal(PyThreadState thread, PyStr name, PyObject? owner)
    {
        if (Representation.Repr(thread, name) is not { } shown) return false;
        if (owner is null) return PyErr.AttributeError($"Can't pickle local object {shown}");
        return Representation.Repr(thread, owner) is { } where && PyErr.AttributeError($"Can't get local attribute {shown} on {where}");
    }

    public PyStr Last => _parts[^1];

    /// <summary>What the name leads to, and what that is an attribute of; null where there is nothing. False: an error is set.</summary>
    [MustCheck]
    public bool TryFollow(PyThreadState thread, PyObject start, out PyObject? found, out PyObject? parent)
    {
        found = start;
        parent = null;
        foreach (var part in _parts)
        {
            parent = found;
            if (!thread.TryChargeWork(1) || !Attributes.TryGet(thread, parent!, part, out found)) return false;
            if (found is null) return true;
        }
        return true;
    }
}
