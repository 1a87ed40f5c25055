using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.SiteBuiltins;

/// <summary>The module <c>_sitebuiltins</c>: the classes of what a person at a terminal finds in <c>builtins</c>.</summary>
[PyModule("_sitebuiltins", Doc = "The classes of exit, copyright and help.")]
internal sealed partial class SiteBuiltinsModule
{
    private const string EndOfFile = "Ctrl-D (i.e. EOF)";

    private const string Credits = """
            PyEmbed is the work of its contributors. Python is the work of Guido van Rossum and
            many others: see https://www.python.org for more about the language.
        """;

    private const string License = """
        PyEmbed is distributed under the MIT license, whose text comes with it.
        Python is a trademark of the Python Software Foundation.
        """;

    [PyConstant("Quitter")] internal static PyType Quitter => PyQuitter.BuiltinType;
    [PyConstant("_Printer")] internal static PyType Printer => PyPrinter.BuiltinType;
    [PyConstant("_Helper")] internal static PyType Helper => PyHelper.BuiltinType;

    /// <summary>What <c>site</c> adds to <c>builtins</c>. An engine of a host has none of it.</summary>
    public static void Install(PyThreadState thread)
    {
        Set("exit", new PyQuitter("exit", EndOfFile));
        Set("quit", new PyQuitter("quit", EndOfFile));
        Set("copyright", new PyPrinter("copyright", VM.Modules.SysModule.Copyright));
        Set("credits", new PyPrinter("credits", Credits));
        Set("license", new PyPrinter("license", License, showsHint: true));
        Set("help", new PyHelper());

        void Set(string name, PyObject value) => thread.Interpreter.Builtins.SetByName(thread.Interpreter.Intern(name), value);
    }
}
