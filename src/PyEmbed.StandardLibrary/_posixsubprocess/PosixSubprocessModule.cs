using PyEmbed.StandardLibrary.Posix;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.PosixSubprocess;

/// <summary>
/// The module <c>_posixsubprocess</c>, below <c>subprocess</c>: starts a program through the processes that the engine's host has granted. Nothing of the child runs Python code before the program does,
/// and files that are not passed on by number are closed in any case.
/// </summary>
[PyModule("_posixsubprocess", Doc = "Starting processes, for the module subprocess.")]
internal sealed partial class PosixSubprocessModule
{
    private const int ArgumentCount = 23;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(20);

    [PyFunction("fork_exec(*args)", NoTextSignature = true, Doc = "Start a program; the number of its process is returned. What its arguments are is the business of the module subprocess.")]
    internal static PyObject? ForkExec(PyThreadState thread, ReadOnlySpan<PyObject> args)
    {
        if (args.Length != ArgumentCount) return PyErr.TypeError($"fork_exec expected {ArgumentCount} arguments, got {args.Length}");
        if (thread.Interpreter.ProcessesOrError() is not { } processes) return null;
        var (programArguments, candidates, passed, directory, environment) = (args[0], args[1], args[3], args[4], args[5]);
        if (args[21] is not PyNone) return PyErr.RuntimeError("preexec_fn is not supported: the child runs no Python code before the program");
        if (args[17] is not PyNone || args[18] is not PyNone || args[19] is not PyNone) return PyErr.Set(PyExceptions.NotImplementedError, "user, group and extra_groups are not supported by this engine");
        if (!TryInt(thread, args[20], out var mask) || !TryInt(thread, args[16], out var group) || !Truth.TryTest(thread, args[15], out var startsSession)) return null;
        if (mask >= 0) return PyErr.Set(PyExceptions.NotImplementedError, "umask is not supported by this engine");

        if (ReadTexts(thread, programArguments) is not { } arguments || ReadTexts(thread, candidates) is not { } paths) return null;
        if (ReadEnvironment(thread, environment) is not { } variables || WorkingDirectory(thread, directory) is not { } folder) return null;
        var files = new Dictionary<int, OpenFile>();
        var streams = new Dictionary<int, int>();
        if (!TryAddFiles(thread, args, files, streams) || !TryAddPassed(thread, passed, args[13], files, streams)) return null;

        if (!Truth.TryTest(thread, args[2], out var closes) || !Truth.TryTest(thread, args[14], out var restores)) return null;
        if (!closes) thread.Interpreter.Descriptors.AddInherited(files);
        var error = processes.Start(new ProcessStart
        {
            Arguments = arguments,
            Candidates = paths,
            Environment = variables,
            WorkingDirectory = folder,
            Files = files,
            StandardStreams = streams,
            StartsSession = startsSession,
            ProcessGroup = group,
            RestoresSignals = restores,
        }, out var id);
        if (error == FileError.None) return PyInt.From(id);
        return FileErrors.Set(error, PyStr.FromUtf16(paths.Count == 1 ? paths[0] : System.IO.Path.GetFileName(paths[0])));
    }

    [PyFunction("_ready(readers, writers, timeout, /)", NoTextSignature = true,
        Doc = "Wait until one of these descriptors can be read or written, or for so many seconds; None: as long as it takes. Those that can are returned, as two lists.")]
    internal static PyObject? Ready(PyThreadState thread, PyObject readers, PyObject writers, PyObject timeout)
    {
        if (thread.Interpreter.ProcessesOrError() is not { } processes) return null;
        var end = double.PositiveInfinity;
        if (timeout is not PyNone)
        {
            if (!Number.TryToDouble(thread, timeout, out var seconds)) return null;
            end = seconds;
        }
        if (ReadFiles(thread, readers) is not { } toRead || ReadFiles(thread, writers) is not { } toWrite) return null;
        var readFiles = toRead.ConvertAll(static f => f.File);
        var writtenFiles = toWrite.ConvertAll(static f => f.File);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        while (true)
        {
            if (!thread.PollWaiting()) return null;
            var error = processes.Poll(readFiles, writtenFiles, out var ready);
            if (error != FileError.None) return FileErrors.Set(error);
            if (Array.IndexOf(ready, true) >= 0 || System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds >= end)
            {
                var (readable, writable) = (new PyList(), new PyList());
                for (var i = 0; i < ready.Length; i++)
                {
                    if (!ready[i]) continue;
                    if (i < toRead.Count) readable.Append(PyInt.From(toRead[i].Number));
                    else writable.Append(PyInt.From(toWrite[i - toRead.Count].Number));
                }
                return PyTuple.Of(readable, writable);
            }
            var most = TimeSpan.FromSeconds(Math.Clamp(end - System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, 0, s_longestWait.TotalSeconds));
            using (thread.Unlock()) processes.Wait(readFiles, writtenFiles, most);
        }
    }

    private static List<(int Number, OpenFile File)>? ReadFiles(PyThreadState thread, PyObject numbers)
    {
        if (Iteration.ToList(thread, numbers) is not { } list) return null;
        var files = new List<(int, OpenFile)>();
        foreach (var item in list.Items)
        {
            if (!PathArgument.TryDescriptor(thread, item, out var number)) return null;
            if (!thread.Interpreter.Descriptors.TryGet(number, out var file))
            {
                _ = FileErrors.Set(FileError.BadDescriptor);
                return null;
            }
            files.Add((number, file));
        }
        return files;
    }

    private static bool TryInt(PyThreadState thread, PyObject value, out int number) => PathArgument.TryDescriptor(thread, value, out number);

    // p2cread, c2pwrite and errwrite become the child's standard streams.
    private static bool TryAddFiles(PyThreadState thread, ReadOnlySpan<PyObject> args, Dictionary<int, OpenFile> files, Dictionary<int, int> streams)
    {
        ReadOnlySpan<int> places = [6, 9, 11];
        for (var target = 0; target < places.Length; target++)
        {
            if (!TryInt(thread, args[places[target]], out var number)) return false;
            if (number >= 0 && !TryAddFile(thread, number, target, files, streams)) return false;
        }
        return true;
    }

    internal static bool TryAddFile(PyThreadState thread, int number, int target, Dictionary<int, OpenFile> files, Dictionary<int, int> streams)
    {
        if (!thread.Interpreter.Descriptors.TryGet(number, out var file)) return FileErrors.Set(FileError.BadDescriptor);
        // A standard stream of the engine without a handle is that of the host.
        if (file.Handle is null && number < 3) streams[target] = number;
        else files[target] = file;
        return true;
    }

    private static bool TryAddPassed(PyThreadState thread, PyObject passed, PyObject report, Dictionary<int, OpenFile> files, Dictionary<int, int> streams)
    {
        if (!TryInt(thread, report, out var reportNumber) || Iteration.ToList(thread, passed) is not { } list) return false;
        foreach (var item in list.Items)
        {
            if (!TryInt(thread, item, out var number)) return false;
            if (number == reportNumber || number < 3) continue;
            if (!TryAddFile(thread, number, number, files, streams)) return false;
        }
        return true;
    }

    private static List<string>? ReadTexts(PyThreadState thread, PyObject values)
    {
        if (Iteration.ToList(thread, values) is not { } list) return null;
        var texts = new List<string>(list.Count);
        foreach (var item in list.Items)
        {
            if (!PathArgument.TryRead(thread, item, "fork_exec", "argument", false, false, out var text)) return null;
            texts.Add(text.Path);
        }
        return texts;
    }

    // None: the variables that the engine was started with.
    private static IReadOnlyDictionary<string, string>? ReadEnvironment(PyThreadState thread, PyObject values)
    {
        if (values is PyNone) return thread.Interpreter.CurrentEnvironment;
        if (ReadTexts(thread, values) is not { } entries) return null;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var at = entry.IndexOf('=', 1);
            if (at > 0) variables[entry[..at]] = entry[(at + 1)..];
        }
        return variables;
    }

    private static string? WorkingDirectory(PyThreadState thread, PyObject directory)
    {
        var files = thread.Interpreter.Files;
        var current = files?.CurrentDirectory ?? "/";
        if (directory is PyNone) return current;
        if (!PathArgument.TryRead(thread, directory, "fork_exec", "cwd", false, false, out var argument)) return null;
        if (files is null)
        {
            _ = FileErrors.NoFiles(directory);
            return null;
        }
        var error = files.GetStatus(argument.Path, true, out var status);
        if (error == FileError.None && !status.IsDirectory) error = FileError.NotDirectory;
        if (error == FileError.None) return FilePath.IsAbsolute(argument.Path) ? argument.Path : FilePath.Join(current, argument.Path);
        _ = FileErrors.Set(error, directory);
        return null;
    }
}
