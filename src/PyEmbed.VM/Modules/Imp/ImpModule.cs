using System.Buffers.Binary;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;
using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

/// <summary>The module <c>_imp</c>: what <c>importlib</c> asks the interpreter. There are no extension modules.</summary>
[PyModule("_imp", Doc = "(Extremely) low-level import machinery bits as used by importlib.")]
internal sealed partial class ImpModule
{
    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        module.Dict.SetByName(thread.Interpreter.Intern("check_hash_based_pycs"), PyStr.FromUtf16(thread.Interpreter.Settings.CheckHashBasedPycs));
        return true;
    }

    // Importing itself locks each module instead.
    private long _lockOwner;
    private int _lockDepth;

    [PyFunction("lock_held(/)", Doc = "Whether a script holds the import lock.")]
    internal bool LockHeld() => _lockDepth > 0;

    [PyFunction("acquire_lock(/)", Doc = "Acquire the import lock, once more where the thread holds it.")]
    internal PyObject? AcquireLock(PyThreadState thread)
    {
        while (_lockDepth > 0 && _lockOwner != thread.Ident)
            if (!thread.Sleep(TimeSpan.FromMilliseconds(1))) return null;
        _lockOwner = thread.Ident;
        _lockDepth++;
        return PyNone.Instance;
    }

    [PyFunction("release_lock(/)", Doc = "Release the import lock.")]
    internal PyObject? ReleaseLock(PyThreadState thread)
    {
        if (_lockDepth == 0 || _lockOwner != thread.Ident) return PyErr.RuntimeError("not holding the import lock");
        _lockDepth--;
        return PyNone.Instance;
    }

    [PyFunction("extension_suffixes(/)", Doc = "The file name suffixes of extension modules: none.")]
    internal static PyObject ExtensionSuffixes() => new PyList();

    [PyFunction("is_builtin(name, /)", Doc = "1 if the module is built in, else 0.")]
    internal static int IsBuiltin(PyThreadState thread, PyStr name) => PyBuiltinImporter.Has(thread, name.ToString()) ? 1 : 0;

    [PyFunction("create_builtin(spec, /)", Doc = "Create a built-in module.")]
    internal static PyObject? CreateBuiltin(PyThreadState thread, PyObject spec) => PyBuiltinImporter.CreateModule(thread, spec);

    [PyFunction("exec_builtin(mod, /)", Doc = "Initialize a built-in module: that is done when it is created.")]
    internal static int ExecBuiltin(PyObject mod) => 0;

    [PyFunction("_qualify_in_messages(*types)", Doc = "Name classes in error messages with their module, as types written in C are named.")]
    internal static PyObject? QualifyInMessages(PyThreadState thread, ReadOnlySpan<PyObject> types)
    {
        foreach (var item in types)
        {
            if (item is not PyType type || !type.Has(TypeFlags.Heap)) return PyErr.TypeError($"_qualify_in_messages() arguments must be classes, not {item.Type.NameInMessages}");
            type.Flags |= TypeFlags.QualifiedInMessages;
        }
        return PyNone.Instance;
    }

    [PyFunction("is_frozen(name, /)", Doc = "Whether there is a frozen module of that name.")]
    internal static bool IsFrozen(PyThreadState thread, PyStr name) => PyFrozenImporter.TryFind(thread, name.ToString(), out _);

    [PyFunction("is_frozen_package(name, /)", Doc = "Whether the frozen module is a package.")]
    internal static PyObject? IsFrozenPackage(PyThreadState thread, PyStr name) => PyFrozenImporter.IsPackage(thread, PyFrozenImporter.BuiltinType, name);

    [PyFunction("get_frozen_object(name, data=None, /)", Doc = "The code object of a frozen module.")]
    internal static PyObject? GetFrozenObject(PyThreadState thread, PyStr name, PyObject data) =>
        data is PyNone ? PyFrozenImporter.GetCode(thread, PyFrozenImporter.BuiltinType, name) : PyErr.NotImplementedError("frozen modules of this engine have no marshalled data");

    [PyFunction("find_frozen(name, /, *, withdata=False)", Doc = "What is known of a frozen module: (None, whether it is a package, its original name); None where there is none.")]
    internal static PyObject FindFrozen(PyThreadState thread, PyStr name, bool withdata) => PyFrozenImporter.TryFind(thread, name.ToString(), out var module)
        ? PyTuple.Of(PyNone.Instance, PyBool.From(module.IsPackage), name)
        : PyNone.Instance;

    [PyFunction("init_frozen(name, /)", Doc = "A frozen module of that name, in sys.modules and run; None where there is none.")]
    internal static PyObject? InitFrozen(PyThreadState thread, PyStr name)
    {
        if (!PyFrozenImporter.TryFind(thread, name.ToString(), out _)) return PyNone.Instance;
        return ModuleLoading.Load(thread, PyFrozenImporter.SpecOf(thread, name)!);
    }

    [PyFunction("_override_frozen_modules_for_tests(override, /)",
        Doc = "In CPython 1 and -1 say whether modules with a source are taken frozen. Frozen modules of this engine have no other source and are always taken.")]
    internal static void OverrideFrozenModules(int @override) { }

    [PyFunction("_frozen_module_names(/)", Doc = "The names of the frozen modules.")]
    internal static PyObject FrozenModuleNames(PyThreadState thread)
    {
        var list = new PyList();
        foreach (var source in thread.Interpreter.ModuleSources)
            foreach (var name in source.FrozenNames)
                if (thread.Interpreter.ModulePolicyAllows(name)) list.Append(PyStr.FromUtf16(name));
        return list;
    }

    [PyFunction("_frozen_source(name, /)", Doc = "The text that a frozen module was compiled from, None where there is none.")]
    internal static PyObject? FrozenSourceOf(PyThreadState thread, PyStr name) => FrozenSource.Text(thread, name.ToString());

    [PyFunction("_has_hidden_lines(filename, /)", Doc = "Whether tracebacks show no lines of a file because it is frozen in CPython, too.")]
    internal static bool HasHiddenLines(PyStr filename) => FrozenSource.HasHiddenLines(filename.ToString());

    [PyFunction("create_dynamic(spec, file=None, /)", Doc = "Create an extension module: always an ImportError, as machine code cannot be contained.")]
    internal static PyObject? CreateDynamic(PyThreadState thread, PyObject spec, PyObject file)
    {
        if (Attributes.Get(thread, spec, Names.PlainName) is not { } name || Attributes.Get(thread, spec, PyStr.FromName("origin")) is not { } origin) return null;
        if (name is not PyStr text) return PyErr.TypeError($"name must be str, not {name.Type.NameInMessages}");
        return ImportErrors.Import($"{ImportErrors.Quoted(text)} is an extension module, which this engine cannot load", name, origin);
    }

    [PyFunction("exec_dynamic(mod, /)", Doc = "Initialize an extension module. Of any other module, and there are no others: nothing.")]
    internal static int ExecDynamic(PyObject mod) => 0;

    [PyFunction("source_hash(key, source)", Doc = "The hash of a source for hash-based bytecode files.")]
    internal static PyObject? SourceHash(PyThreadState thread, long key, PyObject source)
    {
        if (!Buffers.TryGet(thread, source, out var lease)) return null;
        using (lease)
        {
            if (!thread.TryChargeWork(lease.Length / 8)) return null;
            var bytes = new byte[8];
            var hash = new SipHash13(new HashKey(unchecked((ulong)key), 0));
            hash.Add(lease.Bytes);
            BinaryPrimitives.WriteInt64LittleEndian(bytes, hash.Finish());
            return PyBytes.Adopt(bytes);
        }
    }

    [PyFunction("_fix_co_filename(code, path, /)", Doc = "Code objects are immutable: loaders give them their file name when they load them.")]
    internal static void FixFileName(PyCode code, PyStr path) { }
}
