namespace PyEmbed.Cli;

internal static class HelpText
{
    public const string Usage = "usage: pyembed [option] ... [-c cmd | -m mod | file | -] [arg] ...";

    public const string Text = Usage + "\n" + """
        Options of python3:
        -b     : warn about str(bytes) and comparing bytes with str (-bb: make it an error)
        -B     : write no .pyc files
        -c cmd : run the command; what follows are its arguments
        -d     : sets sys.flags.debug
        -E     : look at no PYTHON* environment variables
        -h     : show this text
        -i     : after the program, or if standard input is no terminal: read statements interactively
        -I     : isolated: -E, -P and -s together
        -m mod : run a module as a script; what follows are its arguments
        -O     : drop assertions (-OO: docstrings too)
        -P     : put no directory of the script in front of sys.path
        -q     : no banner
        -s     : no user site directory
        -S     : no site at start-up
        -u     : unbuffered output
        -v     : tell of imports (-vv: and of the files that are looked for)
        -V     : show the version (-VV: and the implementation)
        -W arg : what becomes of warnings: action:message:category:module:line
        -x     : leave out the first line of the script
        -X opt : dev, importtime, int_max_str_digits=N, no_debug_ranges, pycache_prefix=PATH, utf8, warn_default_encoding as in CPython;
                 language=3.14 accepts the newer syntax; testcapi has the module _testcapi; others are kept in sys._xoptions
        --check-hash-based-pycs always|default|never
                 : whether .pyc files that go by the hash of the source are compared with it
        Options of the sandbox:
        --sandbox             : grant nothing but standard output and error
        --time-limit SECONDS  : end the run after so much time, with exit status 124
        --step-limit N        : end the run after so many steps, with exit status 125
        --memory-limit MIB    : end the run when it needs more, with exit status 137
        Environment, as in CPython: PYTHONDEBUG PYTHONDEVMODE PYTHONDONTWRITEBYTECODE PYTHONHASHSEED
        PYTHONINSPECT PYTHONINTMAXSTRDIGITS PYTHONNODEBUGRANGES PYTHONNOUSERSITE PYTHONOPTIMIZE PYTHONPATH PYTHONPYCACHEPREFIX
        PYTHONSAFEPATH PYTHONSTARTUP PYTHONUNBUFFERED PYTHONUTF8 PYTHONVERBOSE PYTHONWARNDEFAULTENCODING
        PYTHONWARNINGS; for the interactive loop on a terminal, as in newer CPythons: PYTHON_BASIC_REPL (plain lines),
        PYTHON_COLORS (0: none, 1: even with NO_COLOR), PYTHON_HISTORY (instead of ~/.python_history)

        """;
}
