using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;
using PyEmbed.VM.Import;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;
using PyEmbed.VM.Tests.Interpreter;

namespace PyEmbed.VM.Tests.Programs;

/// <summary>An engine that runs a recorded program and keeps what it prints on both streams.</summary>
internal sealed class ProgramEngine
{
    private readonly PyThreadState _thread;
    private readonly PyList _output = new();

    private ProgramEngine(ProgramFiles files)
    {
        var interpreter = new PyInterpreterState
        {
            Settings = new EngineSettings { Path = ["/programs/packages"] },
            FileSystem = files,
            Compiler = new ProgramCompiler(),
        };
        _thread = new PyThreadState(interpreter);
    }

    /// <summary>What the program prints, the traceback of an uncaught exception included.</summary>
    /// <param name="area">The folder of the tests.</param>
    /// <param name="name">The program.</param>
    public static string Run(string area, string name)
    {
        var files = new ProgramFiles();
        files.Add($"/programs/{name}.py", Embedded.Bytes($"{area}/Programs/{name}.py"));
        foreach (var item in ((TupleConstant)MarshalReader.Load(Embedded.Bytes("Import/Programs/packages.files.bin"))).Items)
        {
            var pair = (TupleConstant)item;
            files.Add(((StrConstant)pair.Items[0]).Value.ToUtf16(), [.. ((BytesConstant)pair.Items[1]).Value]);
        }
        return new ProgramEngine(files).Run(Embedded.Code($"{area}/Programs/{name}.code.bin"));
    }

    private string Run(CodeObject code)
    {
        var previous = _thread.Enter();
        try
        {
            if (!ImportSetup.Start(_thread)) throw new InvalidOperationException(Describe());
            var stream = new PySimpleNamespace();
            InstanceDict.Set(stream, Names.PlainWrite, Attributes.Get(_thread, _output, Names.PlainAppend)!);
            InstanceDict.Set(stream, Names.PlainFlush, Attributes.Get(_thread, _output, Names.PlainCopy)!);
            InstanceDict.Set(stream, PyStr.FromUtf16("readline"), Attributes.Get(_thread, PyStr.Empty, PyStr.FromUtf16("__str__"))!);
            var sys = _thread.Interpreter.Sys!;
            foreach (var name in new[] { Names.PlainStdout, Names.PlainStderr, Names.PlainStdin, PyStr.FromUtf16("__stdin__") }) sys.SetByName(name, stream);
            var main = ImportSetup.AddMain(_thread);
            if (Evaluation.Run(_thread, new PyCode(_thread.Interpreter, code), main.Dict, main.Dict) is null) UncaughtErrors.Print(_thread);
            if (_thread.HasError) throw new InvalidOperationException(Describe());
            return string.Concat(_output.Items.ToArray().Select(text => text.ToString()));
        }
        finally
        {
            PyThreadState.Leave(previous);
        }
    }

    private string Describe() => UncaughtErrors.Format(_thread, _thread.TakeError());
}

/// <summary>Files in memory.</summary>
internal sealed class ProgramFiles : IFileSystem
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public void Add(string path, byte[] content) => _files[path] = content;

    public string CurrentDirectory => "/programs";

    public FileError GetStatus(string path, bool followLinks, out FileStatus status)
    {
        if (_files.TryGetValue(path, out var content))
        {
            status = new FileStatus(FileKind.File, content.Length, DateTimeOffset.UnixEpoch);
            return FileError.None;
        }
        status = new FileStatus(FileKind.Directory, 0, DateTimeOffset.UnixEpoch);
        return _files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal)) ? FileError.None : FileError.NotFound;
    }

    public FileError Open(string path, FileOpenOptions options, out OpenFile? file)
    {
        file = _files.TryGetValue(path, out var content) ? OpenFile.FromStream(new MemoryStream(content, writable: false)) : null;
        return file is null ? FileError.NotFound : FileError.None;
    }

    public FileError List(string path, out IReadOnlyList<FileEntry> entries)
    {
        entries =
        [
            .. _files.Keys.Where(file => file.StartsWith(path + "/", StringComparison.Ordinal)).Select(file => file[(path.Length + 1)..])
                .Select(rest => new FileEntry(rest.Split('/')[0], rest.Contains('/') ? FileKind.Directory : FileKind.File)).Distinct(),
        ];
        return FileError.None;
    }
}
