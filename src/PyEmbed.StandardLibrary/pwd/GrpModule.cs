using PyEmbed.Core.Text;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Accounts;

/// <summary>Python's module <c>grp</c>: the groups that <c>/etc/group</c> lists, as far as the engine's files show it.</summary>
[PyModule("grp", Doc = "The groups of the system: tuples of name, password, number and the names of the members.")]
internal sealed partial class GrpModule
{
    private const string Path = "/etc/group";

    private static readonly StructSequenceDefinition s_entry = new("grp", "struct_group", "A group, as a tuple whose items have names.", ["gr_name", "gr_passwd", "gr_gid", "gr_mem"]);

    [PyConstant("struct_group")] internal static PyType Entry => s_entry.Type;

    [PyFunction("getgrgid(id)", Doc = "The group with a number.")]
    internal static PyObject? ByNumber(PyThreadState thread, PyObject id)
    {
        if (!AccountFile.TryNumber(thread, id, "gid", out var number)) return null;
        if (number is null) return PyErr.OverflowError("gid is greater than maximum");
        if (AccountFile.Read(thread, Path, 4) is not { } entries) return null;
        foreach (var entry in entries)
            if (AccountFile.NumberIn(entry[2]) == number && Make(entry) is { } made) return made;
        return PyErr.KeyError(PyStr.FromUtf16($"getgrgid(): gid not found: {number}"));
    }

    [PyFunction("getgrnam(name)", Doc = "The group with a name.")]
    internal static PyObject? ByName(PyThreadState thread, PyObject name)
    {
        if (name is not PyStr text) return PyErr.TypeError($"getgrnam() argument 'name' must be str, not {name.Type.NameInMessages}");
        var wanted = text.Text.ToUtf16();
        if (wanted.Contains('\0')) return PyErr.ValueError("embedded null byte");
        if (AccountFile.Read(thread, Path, 4) is not { } entries) return null;
        foreach (var entry in entries)
            if (entry[0] == wanted && Make(entry) is { } made) return made;
        return Representation.Repr(thread, name) is { } shown ? PyErr.KeyError(PyStr.FromUtf16($"getgrnam(): name not found: {shown}")) : null;
    }

    [PyFunction("getgrall()", Doc = "All groups, in the order of the file.")]
    internal static PyObject? All(PyThreadState thread)
    {
        if (AccountFile.Read(thread, Path, 4) is not { } entries) return null;
        var list = new PyList();
        foreach (var entry in entries)
            if (Make(entry) is { } made) list.Append(made);
        return list;
    }

    [HostText("a line of /etc/group")]
    private static PyStructSequence? Make(string[] entry)
    {
        if (AccountFile.NumberIn(entry[2]) is not { } number) return null;
        var members = new PyList();
        foreach (var member in entry[3].Split(',', StringSplitOptions.RemoveEmptyEntries)) members.Append(PyStr.FromUtf16(member.Trim()));
        return new PyStructSequence(s_entry, PyStr.FromUtf16(entry[0]), PyStr.FromUtf16(entry[1]), PyInt.From(number), members);
    }
}
