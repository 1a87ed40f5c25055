namespace PyEmbed.Freezer;

/// <summary>A Python file of the library and the module it is.</summary>
/// <param name="Path">The file.</param>
/// <param name="Module">Its import name, such as <c>json.decoder</c>.</param>
/// <param name="IsPackage">Whether it is the <c>__init__.py</c> of a package.</param>
internal readonly record struct LibrarySource(string Path, string Module, bool IsPackage)
{
    private const string PackageFile = "__init__.py";

    /// <summary>Whether a script can have the text. Not that of CPython's examples of frozen modules, which are to have none.</summary>
    public bool HasShownText => Module.Split('.')[0] is not ("__hello__" or "__phello__");

    /// <summary>
    /// All Python files below a folder. A folder with <c>__init__.py</c> is a package and part of the names of what is in it; one without only groups:
    /// <c>functools/functools.py</c> is the module <c>functools</c>, <c>json/decoder.py</c> beside <c>json/__init__.py</c> is <c>json.decoder</c>.
    /// </summary>
    public static IEnumerable<LibrarySource> Find(string folder) => Find(folder, "");

    private static IEnumerable<LibrarySource> Find(string folder, string package)
    {
        var isPackage = File.Exists(System.IO.Path.Combine(folder, PackageFile));
        if (isPackage) package += System.IO.Path.GetFileName(folder) + ".";
        foreach (var file in Directory.EnumerateFiles(folder, "*.py").Order(StringComparer.Ordinal))
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(file);
            if (System.IO.Path.GetFileName(file) == PackageFile) yield return new LibrarySource(file, package[..^1], true);
            else yield return new LibrarySource(file, package + name, false);
        }
        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (System.IO.Path.GetFileName(inner) is "bin" or "obj" && package.Length == 0) continue;
            foreach (var source in Find(inner, package)) yield return source;
        }
    }
}
