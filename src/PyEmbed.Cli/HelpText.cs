namespace PyEmbed.Cli;

internal static class HelpText
{
    public const string Text = """
        usage: pyembed [option] ... [-c cmd | -m mod | file | -] [arg] ...
        Options of python3:
        -b     : warn about str(bytes) and comparing bytes with str (-bb: make it an error)
        -B     : write no .pyc files
        -c cmd : run the command; what follows are its arguments
        -E     : look at no PYTHON* environment variables
        -h     : show this text
        -I     : isolated: -E, -P and -s together
        -m mod : run a module as a script; what follows are its arguments
        -O     : drop assertions (-OO: docstrings too)
        -P     : put no directory of the script in front of sys.path
        -q     : no banner
        -s     : no user site directory
        -S     : no site at start-up
        -u     : unbuffered output
        -V     : show the version
        -W arg : kept in sys.warnoptions for the module warnings
        -X opt : implementation options; language=3.14 accepts the newer syntax
        Options of the sandbox:
        --sandbox             : grant nothing but standard output and error
        --time-limit SECONDS  : end the run after so much time, with exit status 124
        --step-limit N        : end the run after so many steps, with exit status 125
        --memory-limit MIB    : end the run when it needs more, with exit status 137
        Environment: PYTHONPATH

        """;
}
