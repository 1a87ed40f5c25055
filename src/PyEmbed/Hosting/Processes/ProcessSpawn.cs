using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using PyEmbed.Core.Encodings;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>One call of POSIX's <c>posix_spawn</c>.</summary>
[UnsupportedOSPlatform("windows")]
internal static unsafe class ProcessSpawn
{
    // Room for what the C library keeps in its own structures: more than any of them takes.
    private const int Opaque = 1024;
    private const int SignalPipe = 13;
    private const int SignalFileSize = 25;
    private const short SetGroup = 0x02;
    private const short SetDefaultSignals = 0x04;
    private const short SetSignalMask = 0x08;

    private static short SetSession => OperatingSystem.IsMacOS() ? (short)0x0400 : (short)0x80;

    public static FileError Run(ProcessStart start, out int id)
    {
        id = 0;
        // posix_spawn has one error for a missing program and a missing directory.
        if (!Directory.Exists(start.WorkingDirectory)) return FileError.NotFound;
        var temporary = new List<int>();
        var actions = stackalloc byte[Opaque];
        var attributes = stackalloc byte[Opaque];
        var signals = stackalloc byte[Opaque];
        using var memory = new CStrings();
        _ = Libc.FileActionsInit(actions);
        _ = Libc.AttributesInit(attributes);
        try
        {
            if (!TryAddFiles(start, actions, temporary, out var error)) return error;
            var result = Libc.FileActionsAddChangeDirectory(actions, memory.Add(start.WorkingDirectory));
            if (result != 0) return Libc.ErrorOf(result);

            // .NET ignores SIGPIPE; a program expects that it ends it.
            var flags = (short)(SetDefaultSignals | SetSignalMask);
            _ = Libc.SignalSetEmpty(signals);
            foreach (var signal in start.BlockedSignals) _ = Libc.SignalSetAdd(signals, signal);
            _ = Libc.AttributesSetSignalMask(attributes, signals);
            _ = Libc.SignalSetEmpty(signals);
            foreach (var signal in start.DefaultSignals) _ = Libc.SignalSetAdd(signals, signal);
            if (start.RestoresSignals)
            {
                _ = Libc.SignalSetAdd(signals, SignalPipe);
                _ = Libc.SignalSetAdd(signals, SignalFileSize);
            }
            _ = Libc.AttributesSetDefaultSignals(attributes, signals);
            if (start.StartsSession) flags |= SetSession;
            if (start.ProcessGroup >= 0)
            {
                flags |= SetGroup;
                _ = Libc.AttributesSetGroup(attributes, start.ProcessGroup);
            }
            _ = Libc.AttributesSetFlags(attributes, flags);
            return TryCandidates(start, actions, attributes, memory, out id);
        }
        finally
        {
            _ = Libc.AttributesDestroy(attributes);
            _ = Libc.FileActionsDestroy(actions);
            foreach (var file in temporary) _ = Libc.Close(file);
        }
    }

    private static FileError TryCandidates(ProcessStart start, void* actions, void* attributes, CStrings memory, out int id)
    {
        id = 0;
        var arguments = memory.AddArray(start.Arguments);
        var environment = memory.AddArray([.. start.Environment.Select(static v => v.Key + "=" + v.Value)]);
        var error = FileError.NotFound;
        var kept = FileError.None;
        foreach (var path in start.Candidates)
        {
            // Relative to the directory in which it starts.
            int made;
            error = Libc.ErrorOf(Libc.PosixSpawn(&made, memory.Add(path), actions, attributes, arguments, environment));
            if (error == FileError.None)
            {
                id = made;
                return error;
            }
            if (error is not (FileError.NotFound or FileError.NotDirectory) && kept == FileError.None) kept = error;
        }
        return kept != FileError.None ? kept : error;
    }

    // No source may have a number that another file gets: such a one is duplicated first.
    private static bool TryAddFiles(ProcessStart start, void* actions, List<int> temporary, out FileError error)
    {
        error = FileError.None;
        var sources = new Dictionary<int, int>(start.StandardStreams.Select(static s => KeyValuePair.Create(s.Key, s.Value)));
        foreach (var (target, file) in start.Files)
        {
            if (file.Handle is not { IsClosed: false } handle)
            {
                error = FileError.BadDescriptor;
                return false;
            }
            sources[target] = (int)handle.DangerousGetHandle();
        }
        foreach (var (target, given) in sources)
        {
            // With itself: it stays open in the program.
            var source = given;
            while (source != target && sources.ContainsKey(source))
            {
                source = Libc.Dup(source);
                if (source < 0)
                {
                    error = Libc.LastError();
                    return false;
                }
                temporary.Add(source);
            }
            _ = Libc.FileActionsAddDup2(actions, source, target);
        }
        foreach (var file in temporary)
            if (!sources.ContainsKey(file)) _ = Libc.FileActionsAddClose(actions, file);
        return true;
    }
}

/// <summary>Texts for C, freed together.</summary>
internal sealed unsafe class CStrings : IDisposable
{
    private readonly List<nint> _blocks = [];

    public byte* Add(string text)
    {
        // What could not be decoded goes back as it was.
        if (!Utf8.TryEncode(PyStr.FromUtf16(text).Text, ErrorHandler.SurrogateEscape, out var bytes, out _)) bytes = [(byte)'?'];
        var block = Allocate(bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(block, bytes.Length));
        block[bytes.Length] = 0;
        return block;
    }

    public byte** AddArray(IReadOnlyList<string> texts)
    {
        var array = (byte**)Allocate((texts.Count + 1) * sizeof(byte*));
        for (var i = 0; i < texts.Count; i++) array[i] = Add(texts[i]);
        array[texts.Count] = null;
        return array;
    }

    private byte* Allocate(int size)
    {
        var block = (byte*)NativeMemory.Alloc((nuint)size);
        _blocks.Add((nint)block);
        return block;
    }

    public void Dispose()
    {
        foreach (var block in _blocks) NativeMemory.Free((void*)block);
        _blocks.Clear();
    }
}
