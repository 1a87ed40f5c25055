using PyEmbed.VM;
using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;

namespace PyEmbed.Cli;

/// <summary>The attributes of the module <c>__main__</c>. Library reference "__main__", data model "Modules".</summary>
internal static class MainModule
{
    private static readonly PyStr s_annotations = PyStr.FromName("__annotations__");

    /// <summary>As the module is before anything runs in it.</summary>
    public static void Prepare(PyThreadState thread, PyDict main)
    {
        main.SetByName(Names.Loader, PyBuiltinImporter.BuiltinType);
        main.SetByName(s_annotations, new PyDict());
        // It comes after what all modules have.
        if (main.GetByName(Names.Builtins) is not { } builtins || !main.TryRemove(thread, Names.Builtins, out _)) return;
        main.SetByName(Names.Builtins, builtins);
    }

    /// <summary>For a script that is run by its path, or is standard input.</summary>
    public static void SetFile(PyDict main, string path)
    {
        main.SetByName(Names.File, PyStr.FromUtf16(path));
        main.SetByName(Names.Cached, PyNone.Instance);
    }

    /// <summary>For a script that is run by its path.</summary>
    public static void SetLoader(PyDict main, string path)
    {
        var file = PyStr.FromUtf16(path);
        main.SetByName(Names.Loader, path.EndsWith(".pyc", StringComparison.Ordinal) ? new PySourcelessFileLoader(Names.Main, file) : new PySourceFileLoader(Names.Main, file));
    }

    /// <summary>After a script: the interactive loop runs in the same module, which is no file any more.</summary>
    public static void ForgetFile(PyDict main)
    {
        _ = main.RemoveByName(Names.File);
        _ = main.RemoveByName(Names.Cached);
    }

    /// <summary>For a module that was found: <c>-m</c>, or a directory.</summary>
    public static void SetSpec(PyDict main, in MainProgram program)
    {
        main.SetByName(Names.Name, Names.Main);
        main.SetByName(Names.File, program.Origin);
        main.SetByName(Names.Cached, program.Cached);
        main.SetByName(Names.Doc, PyNone.Instance);
        main.SetByName(Names.Loader, program.Loader);
        main.SetByName(Names.Package, program.Parent);
        main.SetByName(Names.Spec, program.Spec);
    }
}
