using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Modules;

/// <summary>The named tuples of <c>sys</c>.</summary>
internal static class SysTypes
{
    public static readonly StructSequenceDefinition VersionInfo = new("sys", "version_info", "Version information as a named tuple.", ["major", "minor", "micro", "releaselevel", "serial"], canBeMade: false);

    public static readonly StructSequenceDefinition Flags = new("sys", "flags", "Flags provided through command line arguments or environment vars.",
        ["debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization",
            "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits"], canBeMade: false);

    public static readonly StructSequenceDefinition FloatInfo = new("sys", "float_info", "Limits and precision of float.",
        ["max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"]);

    public static readonly StructSequenceDefinition IntInfo = new("sys", "int_info", "How ints are held.", ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"]);

    public static readonly StructSequenceDefinition HashInfo = new("sys", "hash_info", "How numbers and text are hashed.",
        ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"]);

    public static readonly StructSequenceDefinition ThreadInfo = new("sys", "thread_info", "How threads are implemented.", ["name", "lock", "version"]);

    public static readonly StructSequenceDefinition AsyncGenHooks = new("builtins", "asyncgen_hooks", "Hooks of asynchronous generators.", ["firstiter", "finalizer"]);

    public static readonly StructSequenceDefinition UnraisableHookArgs = new("builtins", "UnraisableHookArgs", "What sys.unraisablehook is told.",
        ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"]);
}
