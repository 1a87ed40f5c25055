using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Modules;

/// <summary>The module <c>sys</c>. Its streams are set by whoever starts the engine.</summary>
[PyModule("sys", Doc = "Objects used or maintained by the interpreter, and functions that interact with it.")]
internal sealed partial class SysModule
{
    private const int Micro = 7;

    [PyConstant("api_version")] public const int ApiVersion = 1013;
    [PyConstant("byteorder")] public const string ByteOrder = "little";
    [PyConstant("maxsize")] public const long MaxSize = long.MaxValue;
    [PyConstant("maxunicode")] public const int MaxUnicode = 0x10FFFF;
    [PyConstant("hexversion")] public const int HexVersion = (3 << 24) | (11 << 16) | (Micro << 8) | 0xF0;
    [PyConstant("float_repr_style")] public const string FloatReprStyle = "short";
    [PyConstant("abiflags")] public const string AbiFlags = "";
    [PyConstant("platlibdir")] public const string PlatLibDir = "lib";
    [PyConstant("_framework")] public const string Framework = "";
    [PyConstant("copyright")] public const string Copyright = "Copyright (c) the PyEmbed authors.\nAll Rights Reserved.";

    /// <summary><c>sys.platform</c></summary>
    public const string Platform = "linux";

    /// <summary><c>sys.version</c>. The name of the implementation stands in brackets, where CPython has its compiler.</summary>
    public static string Version => $"3.11.{Micro} (main, Jan  1 2026, 00:00:00) [PyEmbed on .NET {Environment.Version.Major}.{Environment.Version.Minor}]";

    private PyStructSequence? _versionInfo;

    internal override int MoreNames => 36;

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        var interpreter = thread.Interpreter;
        var settings = interpreter.Settings;
        var dict = module.Dict;
        if (settings.IntMaxStrDigits >= 0) interpreter.MaxIntDigits = settings.IntMaxStrDigits;

        Set("modules", interpreter.Modules);
        Set("platform", Text(Platform));
        Set("executable", Text(settings.Executable));
        Set("_base_executable", Text(settings.Executable));
        foreach (var name in new[] { "prefix", "base_prefix", "exec_prefix", "base_exec_prefix" }) Set(name, Text(settings.Prefix));
        Set("path", List(settings.Path));
        Set("argv", List(settings.Arguments));
        Set("orig_argv", List(settings.OriginalArguments));
        Set("warnoptions", List(settings.WarnOptions));
        Set("_xoptions", XOptions(settings));
        Set("dont_write_bytecode", PyBool.From(settings.DontWriteBytecode));
        Set("pycache_prefix", settings.PycachePrefix is { } prefix ? Text(prefix) : PyNone.Instance);
        foreach (var (hidden, shown) in new[] { ("__displayhook__", "displayhook"), ("__excepthook__", "excepthook"), ("__breakpointhook__", "breakpointhook"), ("__unraisablehook__", "unraisablehook") })
            Set(hidden, dict.GetByName(interpreter.Intern(shown))!);
        foreach (var stream in new[] { "stdin", "stdout", "stderr" })
        {
            Set(stream, PyNone.Instance);
            Set($"__{stream}__", PyNone.Instance);
        }
        return true;

        void Set(string name, PyObject value) => dict.SetByName(interpreter.Intern(name), value);
    }

    // What tells a program where it runs: few ask, and it would be a good part of what an engine takes.
    private static readonly PyStr[] s_lateNames =
    [
        PyStr.FromName("version"), PyStr.FromName("version_info"), PyStr.FromName("implementation"), PyStr.FromName("flags"), PyStr.FromName("float_info"), PyStr.FromName("int_info"),
        PyStr.FromName("hash_info"), PyStr.FromName("thread_info"), PyStr.FromName("_git"), PyStr.FromName("builtin_module_names"), PyStr.FromName("stdlib_module_names"),
    ];

    internal override PyStr[] LateNames => s_lateNames;

    internal override PyObject? MakeLate(PyThreadState thread, int index) => s_lateNames[index].ToString() switch
    {
        "version" => Text(Version),
        "version_info" => VersionInfo,
        "implementation" => Implementation(),
        "flags" => Flags(thread.Interpreter.Settings),
        "float_info" => new PyStructSequence(SysTypes.FloatInfo, PyFloat.From(double.MaxValue), PyInt.From(1024), PyInt.From(308), PyFloat.From(2.2250738585072014e-308), PyInt.From(-1021),
            PyInt.From(-307), PyInt.From(15), PyInt.From(53), PyFloat.From(2.220446049250313e-16), PyInt.From(2), PyInt.From(1)),
        "int_info" => new PyStructSequence(SysTypes.IntInfo, PyInt.From(30), PyInt.From(4), PyInt.From(4300), PyInt.From(640)),
        "hash_info" => new PyStructSequence(SysTypes.HashInfo, PyInt.From(64), PyInt.From((1L << 61) - 1), PyInt.From(314159), PyInt.Zero, PyInt.From(1000003), Text("siphash13"),
            PyInt.From(64), PyInt.From(128), PyInt.Zero),
        "thread_info" => new PyStructSequence(SysTypes.ThreadInfo, Text("pthread"), Text("semaphore"), PyNone.Instance),
        "_git" => PyTuple.Of(Text("PyEmbed"), PyStr.Empty, PyStr.Empty),
        "builtin_module_names" => BuiltinModuleNames(thread.Interpreter),
        _ => Protocols.Calls.Call1(thread, PyFrozenSet.BuiltinType, PyTuple.Adopt(StdlibModuleNames.Objects)),
    };

    private PyStructSequence VersionInfo =>
        _versionInfo ??= new PyStructSequence(SysTypes.VersionInfo, PyInt.From(3), PyInt.From(11), PyInt.From(Micro), Text("final"), PyInt.Zero);

    private PySimpleNamespace Implementation()
    {
        var space = new PySimpleNamespace();
        Set("name", Text("pyembed"));
        Set("cache_tag", Text(Import.BytecodeFile.CacheTag));
        Set("version", VersionInfo);
        Set("hexversion", PyInt.From(HexVersion));
        return space;

        void Set(string name, PyObject value) => InstanceDict.Set(space, PyStr.FromName(name), value);
    }

    private static PyStructSequence Flags(EngineSettings settings) => new(SysTypes.Flags,
        PyInt.From(settings.Debug), PyInt.From(settings.Inspect), PyInt.From(settings.Interactive), PyInt.From(settings.Optimize), Bit(settings.DontWriteBytecode), Bit(settings.NoUserSite),
        Bit(settings.NoSite), Bit(settings.IgnoreEnvironment), PyInt.From(settings.Verbose), PyInt.From(settings.BytesWarning), Bit(settings.Quiet), Bit(settings.HashRandomization),
        Bit(settings.Isolated), PyBool.From(settings.DevMode), Bit(settings.Utf8Mode), Bit(settings.WarnDefaultEncoding), PyBool.From(settings.SafePath), PyInt.From(settings.IntMaxStrDigits));

    private static PyInt Bit(bool value) => value ? PyInt.One : PyInt.Zero;

    private static PyDict XOptions(EngineSettings settings)
    {
        var options = new PyDict();
        foreach (var (name, value) in settings.XOptions) options.SetByName(Text(name), value is null ? PyBool.True : Text(value));
        return options;
    }

    private static PyTuple BuiltinModuleNames(PyInterpreterState interpreter)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var source in interpreter.ModuleSources)
            foreach (var name in source.IsListed ? source.NativeNames : [])
                if (interpreter.ModulePolicyAllows(name)) names.Add(name);
        return PyTuple.Adopt([.. names.Select(PyStr.FromUtf16)]);
    }

    private static PyList List(IReadOnlyList<string> items)
    {
        var list = new PyList();
        foreach (var item in items) list.Append(Text(item));
        return list;
    }

    private static PyStr Text(string text) => PyStr.FromUtf16(text);
}
