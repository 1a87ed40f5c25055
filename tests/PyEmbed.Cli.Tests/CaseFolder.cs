namespace PyEmbed.Cli.Tests;

/// <summary>A new folder with the files that the cases run.</summary>
internal sealed class CaseFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pyembed-cli-");

    public CaseFolder()
    {
        Path = System.IO.Path.Combine(_folder.FullName, "files");
        Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "Cases", "files"), Path);
        // What no repository keeps.
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "space"));
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "pack", "empty"));
        File.WriteAllText(System.IO.Path.Combine(Path, "bad.pyc"), "bad file");
    }

    public string Path { get; }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from)) Copy(folder, System.IO.Path.Combine(to, System.IO.Path.GetFileName(folder)));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
