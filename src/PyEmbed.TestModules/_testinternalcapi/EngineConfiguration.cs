using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.TestModules.Internal;

/// <summary>How the engine was started, in the words of CPython's <c>PyConfig</c> and <c>PyPreConfig</c>. What an engine has no such thing of is off; what only the command line knows (the program that it runs) is left out.</summary>
internal static class EngineConfiguration
{
    public static PyDict? All(PyThreadState thread)
    {
        if (Config(thread) is not { } config) return null;
        var settings = thread.Interpreter.Settings;
        var before = new ConfigurationDict()
            .Add("_config_init", settings.Isolated ? 3 : 2)
            .Add("parse_argv", settings.OwnsProcess)
            .Add("isolated", settings.Isolated)
            .Add("use_environment", !settings.IgnoreEnvironment)
            .Add("configure_locale", false)
            .Add("coerce_c_locale", false)
            .Add("coerce_c_locale_warn", false)
            .Add("utf8_mode", settings.Utf8Mode)
            .Add("dev_mode", settings.DevMode)
            .Add("allocator", 0);
        return new ConfigurationDict().Add("global_config", Globals(settings)).Add("pre_config", before.Dict).Add("config", config).Dict;
    }

    // CPython's variables of C that say the same once more.
    private static PyDict Globals(EngineSettings settings) => new ConfigurationDict()
        .Add("Py_FileSystemDefaultEncoding", settings.FileSystemEncoding)
        .Add("Py_HasFileSystemDefaultEncoding", false)
        .Add("Py_FileSystemDefaultEncodeErrors", SysModule.GetFileSystemEncodeErrors())
        .Add("_Py_HasFileSystemDefaultEncodeErrors", false)
        .Add("Py_UTF8Mode", settings.Utf8Mode)
        .Add("Py_DebugFlag", settings.Debug)
        .Add("Py_VerboseFlag", settings.Verbose)
        .Add("Py_QuietFlag", settings.Quiet)
        .Add("Py_InteractiveFlag", settings.Interactive)
        .Add("Py_InspectFlag", settings.Inspect)
        .Add("Py_OptimizeFlag", settings.Optimize)
        .Add("Py_NoSiteFlag", settings.NoSite)
        .Add("Py_BytesWarningFlag", settings.BytesWarning)
        .Add("Py_FrozenFlag", false)
        .Add("Py_IgnoreEnvironmentFlag", settings.IgnoreEnvironment)
        .Add("Py_DontWriteBytecodeFlag", settings.DontWriteBytecode)
        .Add("Py_NoUserSiteDirectory", settings.NoUserSite)
        .Add("Py_HashRandomizationFlag", settings.HashRandomization)
        .Add("Py_IsolatedFlag", settings.Isolated)
        .Dict;

    /// <summary>The configuration proper. Null: an error is set.</summary>
    public static PyDict? Config(PyThreadState thread)
    {
        var settings = thread.Interpreter.Settings;
        var config = new ConfigurationDict()
            .Add("_config_init", settings.Isolated ? 3 : 2)
            .Add("isolated", settings.Isolated)
            .Add("use_environment", !settings.IgnoreEnvironment)
            .Add("dev_mode", settings.DevMode)
            .Add("install_signal_handlers", settings.OwnsProcess)
            .Add("use_hash_seed", settings.HashSeed is not null)
            .Add("hash_seed", settings.HashSeed ?? 0)
            .Add("faulthandler", false)
            .Add("tracemalloc", false)
            .Add("import_time", settings.ImportTime)
            .Add("code_debug_ranges", !settings.NoDebugRanges)
            .Add("show_ref_count", false)
            .Add("dump_refs", false)
            .Add("malloc_stats", false)
            .Add("filesystem_encoding", settings.FileSystemEncoding)
            .Add("filesystem_errors", SysModule.GetFileSystemEncodeErrors())
            .Add("pycache_prefix", settings.PycachePrefix)
            .Add("program_name", settings.Executable)
            .Add("parse_argv", settings.OwnsProcess ? 2 : 0)
            .Add("argv", settings.Arguments)
            .Add("xoptions", settings.XOptions.Select(option => option.Value is null ? option.Key : option.Key + "=" + option.Value))
            .Add("warnoptions", settings.WarnOptions)
            .Add("pythonpath_env", settings.IgnoreEnvironment ? null : settings.Environment.GetValueOrDefault("PYTHONPATH"))
            .Add("home", (string?)null)
            .Add("module_search_paths", settings.Path)
            .Add("module_search_paths_set", true)
            .Add("stdlib_dir", (string?)null)
            .Add("executable", settings.Executable)
            .Add("base_executable", settings.Executable)
            .Add("prefix", settings.Prefix)
            .Add("base_prefix", settings.Prefix)
            .Add("exec_prefix", settings.Prefix)
            .Add("base_exec_prefix", settings.Prefix)
            .Add("platlibdir", "lib")
            .Add("site_import", !settings.NoSite)
            .Add("bytes_warning", settings.BytesWarning)
            .Add("warn_default_encoding", settings.WarnDefaultEncoding)
            .Add("inspect", settings.Inspect)
            .Add("interactive", settings.Interactive)
            .Add("optimization_level", settings.Optimize)
            .Add("parser_debug", settings.Debug)
            .Add("write_bytecode", !settings.DontWriteBytecode)
            .Add("verbose", settings.Verbose)
            .Add("quiet", settings.Quiet)
            .Add("user_site_directory", !settings.NoUserSite)
            .Add("configure_c_stdio", settings.OwnsProcess);
        if (!AddStreams(thread, config)) return null;
        return config
            .Add("_install_importlib", true)
            .Add("check_hash_pycs_mode", settings.CheckHashBasedPycs)
            .Add("pathconfig_warnings", false)
            .Add("_init_main", true)
            .Add("_isolated_interpreter", false)
            .Add("use_frozen_modules", true)
            .Add("orig_argv", settings.OriginalArguments)
            .Add("safe_path", settings.SafePath)
            .Add("_is_python_build", false)
            .Dict;
    }

    private static readonly PyStr s_stdin = PyStr.FromName("__stdin__");
    private static readonly PyStr s_encoding = PyStr.FromName("encoding");
    private static readonly PyStr s_errors = PyStr.FromName("errors");

    // As sys.__stdin__ is: the streams are made alike.
    private static bool AddStreams(PyThreadState thread, ConfigurationDict config)
    {
        PyObject? encoding = null, errors = null;
        if (thread.Interpreter.Sys?.GetByName(s_stdin) is { } stream && stream is not PyNone
            && (!Attributes.TryGet(thread, stream, s_encoding, out encoding) || !Attributes.TryGet(thread, stream, s_errors, out errors)))
            return false;
        config.Add("stdio_encoding", encoding ?? PyNone.Instance).Add("stdio_errors", errors ?? PyNone.Instance);
        return true;
    }
}
