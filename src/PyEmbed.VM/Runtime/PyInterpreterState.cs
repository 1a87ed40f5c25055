using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM;

/// <summary>What belongs to one engine: everything that a script can change lives here or is reached from here.</summary>
internal sealed partial class PyInterpreterState
{
    private readonly Dictionary<string, PyStr> _interned = new(230, StringComparer.Ordinal);
    private readonly ConditionalWeakTable<PyType, SubclassList> _builtinSubclasses = [];
    private readonly ConditionalWeakTable<object, PyHostObject> _hostObjects = [];
    private uint _typeVersion = 1;

    /// <summary><c>sys.getrecursionlimit()</c></summary>
    public int RecursionLimit = 1000;

    /// <summary><c>sys.get_int_max_str_digits()</c></summary>
    public int MaxIntDigits = 4300;

    /// <summary><c>sys.modules</c></summary>
    public PyDict Modules { get; } = new();

    /// <summary>The dictionary of the module <c>builtins</c>.</summary>
    public PyDict Builtins { get; set; } = new();

    /// <summary>The dictionary of <c>sys</c>; null until the engine has it.</summary>
    public PyDict? Sys { get; set; }

    /// <summary>What the engine was started with.</summary>
    public EngineSettings Settings { get; init; } = new();

    /// <summary>Whether it accepts syntax newer than 3.11.</summary>
    public bool HasNewSyntax { get; init; }

    /// <summary>Its threads and the lock that they share.</summary>
    public EngineThreads Threads { get; init; } = new();

    /// <summary>Modules that are being loaded.</summary>
    public Import.ModuleLocks ModuleLocks { get; } = new();

    /// <summary>Who tells how long imports take; null: nobody wants to know.</summary>
    internal Import.ImportTimes? ImportTimes => Settings.ImportTime ? _importTimes ??= new() : null;

    private Import.ImportTimes? _importTimes;

    /// <summary>The modules in Python that the import system in C# stands on, once they are loaded.</summary>
    internal Dictionary<string, PyObject> ImportParts => _importParts ??= new(StringComparer.Ordinal);

    private Dictionary<string, PyObject>? _importParts;

    /// <summary>The hash seed.</summary>
    public HashMixer Hashes { get; init; }

    /// <summary>Where builtin and frozen modules come from, the first that has one wins.</summary>
    public List<IModuleSource> ModuleSources { get; } = [VirtualMachineModules.Instance];

    /// <summary>Which builtin and frozen modules may be imported; null: all.</summary>
    public Func<string, bool>? ModulePolicy { get; set; }

    public bool ModulePolicyAllows(string name) => ModulePolicy is not { } policy || policy(name);

    /// <summary>How often <c>PathFinder.invalidate_caches</c> was called: after that namespace packages look for their directories again.</summary>
    public int NamespaceEpoch { get; set; }

    /// <summary>What <c>sys.addaudithook</c> was given; null: nothing.</summary>
    public List<PyObject>? AuditHooks { get; set; }

    /// <summary>Parser and compiler; null where the engine runs only code that was compiled before.</summary>
    public ISourceCompiler? Compiler { get; set; }

    /// <summary>The files that the engine may see; null: none.</summary>
    public IFileSystem? FileSystem
    {
        get => _files?.System;
        set => _files = value is null ? null : new EngineFiles(value);
    }

    /// <summary>The same with the engine's own current directory; null: there are no files.</summary>
    public EngineFiles? Files => _files;

    private EngineFiles? _files;

    /// <summary>Open files by number.</summary>
    public FileDescriptors Descriptors => _descriptors ??= new FileDescriptors();

    private FileDescriptors? _descriptors;

    /// <summary>Sources that came from the host under a name, for tracebacks and warnings.</summary>
    public Dictionary<string, KnownSource> KnownSources => _knownSources ??= new(StringComparer.Ordinal);

    private Dictionary<string, KnownSource>? _knownSources;

    /// <summary>The class <c>ExceptionGroup</c>, which a script can change.</summary>
    public PyType ExceptionGroup => _exceptionGroup ??= PyBaseExceptionGroup.MakeExceptionGroup(PyThreadState.Current);

    private PyType? _exceptionGroup;

    /// <summary>Filters and registries of warnings.</summary>
    public WarningState WarningState => _warningState ??= new WarningState();

    private WarningState? _warningState;

    /// <summary>Sets the Python exception that stands for one the host's code threw.</summary>
    public Func<PyThreadState, Exception, PyError>? HostExceptionHandler { get; set; }

    /// <summary>The one object of that text that all names of this engine are.</summary>
    public PyStr Intern(string name)
    {
        if (_interned.TryGetValue(name, out var known)) return known;
        // Strings of at most one character of Latin-1 are one object for all engines.
        if (name.Length == 0) return PyStr.Empty;
        var made = PyStr.FromName(name);
        if (name.Length == 1 && name[0] < 256) return made;
        _interned.Add(name, made);
        return made;
    }

    /// <summary>The interned object equal to this one: itself if it is the first.</summary>
    public PyStr Intern(PyStr name)
    {
        if (name.IsInterned || !name.IsNarrow) return name;
        if (_interned.TryGetValue(name.Narrow, out var known)) return known;
        name.MarkInterned();
        _interned.Add(name.Narrow, name);
        return name;
    }

    /// <summary>The wrapper of a host object: the same one as long as it lives.</summary>
    public PyHostObject Wrap(IPyHostType host) => _hostObjects.GetValue(host, static target => new PyHostObject((IPyHostType)target));

    /// <summary>A number no class of this engine has had; a class gets one when it changes.</summary>
    public uint NextTypeVersion() => ++_typeVersion;

    /// <summary>The module written in C# that this engine made last; each knows the one before.</summary>
    public NativeModule? LastNativeModule { get; private set; }

    /// <summary>An engine has made a module written in C#.</summary>
    public void AddNativeModule(NativeModule module)
    {
        module.MadeBefore = LastNativeModule;
        LastNativeModule = module;
    }

    /// <summary>The subclasses that this engine has made of a type.</summary>
    public SubclassList SubclassesOf(PyType type) => type.OwnSubclasses ?? _builtinSubclasses.GetOrCreateValue(type);

    /// <summary>At a safe point between instructions: finalizers, signals, pending calls. False: an error is set.</summary>
    public bool RunPending(PyThreadState thread)
    {
        if (Threads.Lock.IsDue) thread.Yield();
        if (Volatile.Read(ref _signals) != 0 && thread.IsMain && !RunSignals(thread)) return false;
        if ((Finalizable.HasFound || WeakReferences.HasDueCallbacks) && !Finalization.RunFound(thread)) return false;
        return !thread.HasError;
    }

    private const int InterruptSignal = 2;
    private long _signals;   // those that have arrived and were not handled

    /// <summary>From any thread: what Ctrl-C means to a program happens at its next safe point. False: the one before has not been seen yet.</summary>
    public bool TryInterrupt() => Interrupt(InterruptSignal);

    /// <summary>From any thread: a signal (1 to 64) arrives in the main thread. False: one of that number is waiting there.</summary>
    public bool Interrupt(int signal)
    {
        var bit = 1L << (signal - 1);
        var wasThere = (Interlocked.Or(ref _signals, bit) & bit) != 0;
        Threads.Main.Wake();
        return !wasThere;
    }

    /// <summary>What a signal does where the module <c>_signal</c> knows; null: KeyboardInterrupt is raised.</summary>
    public Func<PyThreadState, int, bool>? InterruptHandler { get; set; }

    /// <summary>Whether a program has said what a signal does: a function, or nothing at all. Null: the module <c>_signal</c> was not imported.</summary>
    public Func<PyThreadState, int, bool>? HandlesSignal { get; set; }

    private bool RunSignals(PyThreadState thread)
    {
        for (var signal = 1; signal <= 64; signal++)
        {
            var bit = 1L << (signal - 1);
            if ((Interlocked.And(ref _signals, ~bit) & bit) == 0) continue;
            if (InterruptHandler is { } handler)
            {
                if (!handler(thread, signal)) return false;
            }
            else if (signal == InterruptSignal) return PyErr.Set(PyExceptions.KeyboardInterrupt, PyTuple.Empty);
        }
        return true;
    }

    /// <summary>Remembers an instance whose class has a finalizer.</summary>
    public void WatchForFinalization(PyObject instance) => Finalizable.Add(instance);

    public FinalizationQueue Finalizable { get; } = new();

    /// <summary>Finds what was dropped while the engine waits.</summary>
    public IdleCollection IdleCollection { get; } = new();

    /// <summary>The engine is being disposed of (<c>sys.is_finalizing()</c>).</summary>
    public bool IsShuttingDown { get; set; }

    /// <summary>How many runs of finalizers are going on, one inside another or in several threads.</summary>
    public int Finalizing;
}
