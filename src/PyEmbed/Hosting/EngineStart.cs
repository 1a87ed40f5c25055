using System.Diagnostics.CodeAnalysis;
using PyEmbed.CompilerServices;
using PyEmbed.StandardLibrary;
using PyEmbed.StandardLibrary.Ast;
using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed;

/// <summary>Gives a new engine its compiler, its modules and its streams, and ends it.</summary>
internal static class EngineStart
{
    public static PyInterpreterState CreateState(PyEngineOptions options)
    {
        var state = new PyInterpreterState
        {
            Settings = options.Settings ?? new EngineSettings
            {
                Optimize = options.OptimizationLevel,
                Arguments = options.Arguments,
                OriginalArguments = options.Arguments,
                Path = options.StandardLibraryPath is { } library ? options.SearchPath.Add(library) : options.SearchPath,
                Environment = options.Environment,
                HashSeed = options.HashSeed,
            },
            Compiler = new SourceCompiler(options.LanguageVersion),
            FileSystem = options.FileSystem,
            Clock = options.TimeProvider,
            Threads = new EngineThreads { Most = options.MaxThreads },
            Processes = options.Processes,
            Network = options.Network,
            HasNewSyntax = options.LanguageVersion >= LanguageVersion.Python314,
            RandomSeed = options.RandomSeed,
            Hashes = options.HashSeed is { } seed ? HashMixer.OfSeed(seed) : HashMixer.OfRandom(RandomSeed()),
        };
        UseClock(options.FileSystem, options.TimeProvider);
        state.ModuleSources.Add(LibraryModules.Instance);
        var policy = options.Modules;
        if (options.MoreModules is { } more) state.ModuleSources.Add(more);
        if (policy.HasAdded) state.ModuleSources.Insert(0, new HostModules(policy));
        if (policy.HasRemoved) state.ModulePolicy = name => !policy.IsRemoved(name);
        return state;
    }

    // A Guid is made of the system's secure randomness without the cryptography library, which takes milliseconds to load.
    private static uint RandomSeed()
    {
        Span<byte> random = stackalloc byte[16];
        _ = Guid.NewGuid().TryWriteBytes(random);
        return Math.Max(1, System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(random) ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(random[12..]));
    }

    private static void UseClock(IFileSystem? files, TimeProvider? clock)
    {
        if (files is OverlayFileSystem overlay) files = overlay.Upper;
        if (files is InMemoryFileSystem memory) memory.UseClock(clock);
    }

    public static void Run(PyEngine engine, PyThreadState thread)
    {
        engine.State.HostExceptionHandler = (current, exception) => Conversion.HostErrors.SetAsPython(engine, current, exception);
        if (!ImportSetup.Start(thread)) throw PythonErrors.ToException(engine, thread);
        EngineStreams.Install(engine, thread);
    }

    public static void End(PyEngine engine, PyThreadState thread)
    {
        engine.State.Threads.Stop();
        // Finalizers may not hang the host: the time that they take together is limited in any case.
        var limits = engine.Options.Limits.IsUnlimited ? engine.LastLimits ?? engine.Options.Limits : engine.Options.Limits;
        using (new EngineRun(engine, limits with { Time = limits.Time ?? s_finalizationTime }, default))
        {
            engine.State.IsShuttingDown = true;
            if (!VM.Finalization.RunAll(thread, withStreams: false)) thread.ClearError();
            _ = EngineStreams.Flush(engine, thread);
            if (!VM.Finalization.RunAll(thread, withStreams: true)) thread.ClearError();
        }
        _ = EngineStreams.Flush(engine, thread);
        engine.State.Descriptors.CloseAll();
    }

    private static readonly TimeSpan s_finalizationTime = TimeSpan.FromSeconds(10);

    /// <summary>The modules of the standard library: written in C#, or in Python and frozen.</summary>
    private sealed class LibraryModules : IModuleSource
    {
        public static readonly LibraryModules Instance = new();

        public IEnumerable<string> NativeNames => StandardLibrary.NativeModules.Names.ToArray();

        public IEnumerable<string> FrozenNames => FrozenLibrary.Names;

        public bool TryCreateNative(string name, [NotNullWhen(true)] out NativeModule? module) => StandardLibrary.NativeModules.TryCreate(name, out module);

        public bool TryGetFrozen(string name, out FrozenModule module) => FrozenLibrary.TryGet(name, out module);

        public bool TryGetFrozenSource(string name, out ReadOnlyMemory<byte> utf8) => FrozenLibrary.TryGetSource(name, out utf8);
    }

    /// <summary>The modules that the host adds.</summary>
    private sealed class HostModules(ModulePolicy policy) : IModuleSource
    {
        public IEnumerable<string> NativeNames => policy.AddedNames;

        public bool TryCreateNative(string name, [NotNullWhen(true)] out NativeModule? module)
        {
            module = policy.TryCreate(name);
            return module is not null;
        }

        public bool TryGetFrozen(string name, out FrozenModule module)
        {
            module = default;
            return false;
        }
    }
}
