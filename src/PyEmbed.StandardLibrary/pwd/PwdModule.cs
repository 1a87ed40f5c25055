using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Accounts;

/// <summary>Python's module <c>pwd</c>: the users that <c>/etc/passwd</c> lists, as far as the engine's files show it.</summary>
[PyModule("pwd", Doc = "The users of the system: tuples of name, password, number, group, comment, home directory and shell.")]
internal sealed partial class PwdModule
{
    private const string Path = "/etc/passwd";

    private static readonly StructSequenceDefinition s_entry = new("pwd", "struct_passwd", "A user, as a tuple whose items have names.",
        ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"]);

    [PyConstant("struct_passwd")] internal static PyType Entry => s_entry.Type;

    [PyFunction("getpwuid(uidobj, /)", Doc = "The user with a number.")]
    internal static PyObject? ByNumber(PyThreadState thread, PyObject uidobj)
    {
        if (!AccountFile.TryNumber(thread, uidobj, "uid", out var number)) return null;
        if (number is null) return PyErr.KeyError("getpwuid(): uid not found");
        if (AccountFile.Read(thread, Path, 7) is not { } entries) return null;
        foreach (var entry in entries)
            if (AccountFile.NumberIn(entry[2]) == number && Make(entry) is { } made) return made;
        return PyErr.KeyError(PyStr.FromUtf16($"getpwuid(): uid not found: {number}"));
    }

    [PyFunction("getpwnam(name, /)", Doc = "The user with a name.")]
    internal static PyObject? ByName(PyThreadState thread, PyObject name)
    {
        if (name is not PyStr text) return PyErr.TypeError($"getpwnam() argument must be str, not {name.Type.NameInMessages}");
        var wanted = text.Text.ToUtf16();
        if (wanted.Contains('\0')) return PyErr.ValueError("embedded null byte");
        if (AccountFile.Read(thread, Path, 7) is not { } entries) return null;
        foreach (var entry in entries)
            if (entry[0] == wanted && Make(entry) is { } made) return made;
        return Representation.Repr(thread, name) is { } shown ? PyErr.KeyError(PyStr.FromUtf16($"getpwnam(): name not found: {shown}")) : null;
    }

    [PyFunction("getpwall()", Doc = "All users, in the order of the file.")]
    internal static PyObject? All(PyThreadState thread)
    {
        if (AccountFile.Read(thread, Path, 7) is not { } entries) return null;
        var list = new PyList();
        foreach (var entry in entries)
            if (Make(entry) is { } made) list.Append(made);
        return list;
    }

    private static PyStructSequence? Make(string[] entry) =>
        AccountFile.NumberIn(entry[2]) is { } user && AccountFile.NumberIn(entry[3]) is { } group
            ? new PyStructSequence(s_entry, Text(entry[0]), Text(entry[1]), PyInt.From(user), PyInt.From(group), Text(entry[4]), Text(entry[5]), Text(entry[6]))
            : null;

    private static PyStr Text(string field) => PyStr.FromUtf16(field);
}
