using PyEmbed.StandardLibrary.Accounts;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// Users, groups, sessions and terminals. Scripts see who they are; what they change is the host's, so that only what is so already succeeds, as for a process without rights.
internal sealed partial class PosixModule
{
    private const FileError NoTerminal = (FileError)25;
    private const FileError NoDevice = (FileError)6;
    private const int GroupFields = 4;

    private static PyObject? Permitted(bool isSo) => isSo ? PyNone.Instance : FileErrors.Set(FileError.NotPermitted);

    private static PyObject? ChangeIdentity(PyThreadState thread, long current, string what, params ReadOnlySpan<PyObject> numbers)
    {
        var isSame = true;
        for (var i = 0; i < numbers.Length; i++)
        {
            var name = numbers.Length == 1 ? what : (numbers.Length == 2 ? "re" : "res")[i] + what[^3..];
            if (!TryUser(thread, numbers[i], name, out var number)) return null;
            isSame &= (number == -1 && numbers.Length > 1) || (uint)number == current;
        }
        return Permitted(isSame);
    }

    [PyFunction("setuid(uid, /)", Doc = "Set the user, which only its own number can be.")]
    internal static PyObject? SetUser(PyThreadState thread, PyObject uid) => ChangeIdentity(thread, GetUser(thread), "uid", uid);

    [PyFunction("seteuid(euid, /)", Doc = "Set the user whose rights count, which only its own number can be.")]
    internal static PyObject? SetEffectiveUser(PyThreadState thread, PyObject euid) => ChangeIdentity(thread, GetUser(thread), "euid", euid);

    [PyFunction("setreuid(ruid, euid, /)", Doc = "Set the user and the one whose rights count; -1 leaves it as it is.")]
    internal static PyObject? SetBothUsers(PyThreadState thread, PyObject ruid, PyObject euid) => ChangeIdentity(thread, GetUser(thread), "uid", ruid, euid);

    [PyFunction("setresuid(ruid, euid, suid, /)", Doc = "Set the three users of the process; -1 leaves one as it is.")]
    internal static PyObject? SetAllUsers(PyThreadState thread, PyObject ruid, PyObject euid, PyObject suid) => ChangeIdentity(thread, GetUser(thread), "uid", ruid, euid, suid);

    [PyFunction("setgid(gid, /)", Doc = "Set the group, which only its own number can be.")]
    internal static PyObject? SetGroup(PyThreadState thread, PyObject gid) => ChangeIdentity(thread, GetGroup(thread), "gid", gid);

    [PyFunction("setegid(egid, /)", Doc = "Set the group whose rights count, which only its own number can be.")]
    internal static PyObject? SetEffectiveGroup(PyThreadState thread, PyObject egid) => ChangeIdentity(thread, GetGroup(thread), "egid", egid);

    [PyFunction("setregid(rgid, egid, /)", Doc = "Set the group and the one whose rights count; -1 leaves it as it is.")]
    internal static PyObject? SetBothGroups(PyThreadState thread, PyObject rgid, PyObject egid) => ChangeIdentity(thread, GetGroup(thread), "gid", rgid, egid);

    [PyFunction("setresgid(rgid, egid, sgid, /)", Doc = "Set the three groups of the process; -1 leaves one as it is.")]
    internal static PyObject? SetAllGroups(PyThreadState thread, PyObject rgid, PyObject egid, PyObject sgid) => ChangeIdentity(thread, GetGroup(thread), "gid", rgid, egid, sgid);

    [PyFunction("getresuid()", Doc = "The real, effective and saved user.")]
    internal static PyObject GetAllUsers(PyThreadState thread) => PyTuple.Of(PyInt.From(GetUser(thread)), PyInt.From(GetUser(thread)), PyInt.From(GetUser(thread)));

    [PyFunction("getresgid()", Doc = "The real, effective and saved group.")]
    internal static PyObject GetAllGroups(PyThreadState thread) => PyTuple.Of(PyInt.From(GetGroup(thread)), PyInt.From(GetGroup(thread)), PyInt.From(GetGroup(thread)));

    [PyFunction("getgroups()", Doc = "The groups of the process besides: the one of getgid().")]
    internal static PyObject GetGroups(PyThreadState thread) => PyList.CopyOf([PyInt.From(GetGroup(thread))]);

    [PyFunction("setgroups(groups, /)", Doc = "Set the groups of the process, which only the one of getgid() can be.")]
    internal static PyObject? SetGroups(PyThreadState thread, PyObject groups)
    {
        if (groups is not (PyList or PyTuple)) return PyErr.TypeError("setgroups argument must be a sequence");
        if (Iteration.ToTuple(thread, groups) is not { } numbers) return null;
        if (numbers.Count > NgroupsMax) return PyErr.ValueError("too many groups");
        var isSame = numbers.Count == 1;
        foreach (var item in numbers.Items)
        {
            if (!item.Type.Defines(Slot.Index)) return PyErr.TypeError("groups must be integers");
            if (!TryUser(thread, item, "gid", out var number)) return null;
            isSame &= (uint)number == GetGroup(thread);
        }
        return Permitted(isSame);
    }

    [PyFunction("initgroups(username, gid, /)", Doc = "Set the groups of the process to those of a user, which only its own can be.")]
    internal static PyObject? InitGroups(PyThreadState thread, PyObject username, PyObject gid) =>
        GroupsOf(thread, username, gid) is { } groups ? SetGroups(thread, groups) : null;

    [PyFunction("getgrouplist(user, group, /)", Doc = "The groups of a user, with one more.")]
    internal static PyObject? GroupsOf(PyThreadState thread, PyObject user, PyObject group)
    {
        if (!PathArgument.TryRead(thread, user, "getgrouplist", "user", false, false, out var name) || !TryUser(thread, group, "gid", out var first)) return null;
        if (AccountFile.Read(thread, "/etc/group", GroupFields) is not { } entries) return null;
        var result = PyList.CopyOf([PyInt.From((uint)first)]);
        foreach (var entry in entries)
        {
            if (AccountFile.NumberIn(entry[2]) is not { } number || number == (uint)first) continue;
            if (Array.IndexOf(entry[3].Split(','), name.Path) >= 0) result.Append(PyInt.From(number));
        }
        return result;
    }

    [PyFunction("getlogin()", Doc = "The user at the terminal, of which there is none.")]
    internal static PyObject? GetLogin() => FileErrors.Set(NoDevice);

    // What a host without processes shows is one process, alone in its group and session.
    private static bool TryGetGroup(PyThreadState thread, int id, out int group, out int session)
    {
        var own = GetProcessId(thread);
        group = session = own;
        if (thread.Interpreter.Processes is { } processes)
        {
            var error = processes.GetGroup(id, out group, out session);
            if (error != FileError.NotSupported) return error == FileError.None || FileErrors.Set(error);
            group = session = own;
        }
        return id == 0 || id == own || FileErrors.Set(NoProcess);
    }

    [PyFunction("getpgrp()", Doc = "The group of the process.")]
    internal static PyObject? GetProcessGroup(PyThreadState thread) => TryGetGroup(thread, 0, out var group, out _) ? PyInt.From(group) : null;

    [PyFunction("getpgid(pid)", Doc = "The group of a process; 0 stands for this one.")]
    internal static PyObject? GetGroupOf(PyThreadState thread, int pid) => TryGetGroup(thread, pid, out var group, out _) ? PyInt.From(group) : null;

    [PyFunction("getsid(pid, /)", Doc = "The session of a process; 0 stands for this one.")]
    internal static PyObject? GetSessionOf(PyThreadState thread, int pid) => TryGetGroup(thread, pid, out _, out var session) ? PyInt.From(session) : null;

    [PyFunction("setpgrp()", Doc = "Make the process the leader of a group, which it can only be already.")]
    internal static PyObject? LeadGroup(PyThreadState thread) => SetGroupOf(thread, 0, 0);

    [PyFunction("setpgid(pid, pgrp, /)", Doc = "Set the group of a process, which it can only be in already.")]
    internal static PyObject? SetGroupOf(PyThreadState thread, int pid, int pgrp)
    {
        if (pgrp < 0) return FileErrors.Set(FileError.Invalid);
        if (!TryGetGroup(thread, pid, out var group, out var session)) return null;
        var own = GetProcessId(thread);
        // Of children: they have run their program already.
        if (pid != 0 && pid != own) return FileErrors.Set(FileError.Access);
        return Permitted(session != own && group == (pgrp == 0 ? own : pgrp));
    }

    [PyFunction("setsid()", Doc = "Start a session, which belongs to the host.")]
    internal static PyObject? StartSession() => FileErrors.Set(FileError.NotPermitted);

    [PyFunction("ctermid()", Doc = "The name of the terminal that controls a process.")]
    internal static PyObject TerminalName() => PyStr.FromName("/dev/tty");

    [PyFunction("ttyname(fd, /)", Doc = "The name of the terminal that is open there.")]
    internal static PyObject? TerminalNameOf(PyThreadState thread, int fd)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        if (!file.IsTerminal) return FileErrors.Set(NoTerminal);
        return SystemTerminal.NameOf(file.Handle) ?? TerminalName();
    }

    [PyFunction("tcgetpgrp(fd, /)", Doc = "The group in the foreground of a terminal.")]
    internal static PyObject? TerminalGroup(PyThreadState thread, int fd)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        if (!file.IsTerminal) return FileErrors.Set(NoTerminal);
        return SystemTerminal.ForegroundOf(file.Handle) is >= 0 and var group ? PyInt.From(group) : GetProcessGroup(thread);
    }

    [PyFunction("tcsetpgrp(fd, pgid, /)", Doc = "Set the group in the foreground of a terminal, which belongs to the host.")]
    internal static PyObject? SetTerminalGroup(PyThreadState thread, int fd, int pgid)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        return FileErrors.Set(file.IsTerminal ? FileError.NotPermitted : NoTerminal);
    }

    [PyFunction("openpty()", Doc = "A pair of terminals, which no engine has.")]
    internal static PyObject? OpenTerminals() => FileErrors.Set(FileError.NotImplemented);

    [PyFunction("login_tty(fd, /)", Doc = "Make a terminal the one that controls the process, which belongs to the host.")]
    internal static PyObject? TakeTerminal(PyThreadState thread, int fd) => OpenFileOf(thread, fd) is { } file ? FileErrors.Set(file.IsTerminal ? FileError.NotPermitted : NoTerminal) : null;
}
