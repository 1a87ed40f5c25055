namespace PyEmbed.Tests.Files;

public sealed class LayeredFileSystemTests
{
    private InMemoryFileSystem _lower = null!;

    [SetUp]
    public void Create()
    {
        _lower = new InMemoryFileSystem();
        _lower.WriteFile("/d/f", "below");
        _lower.WriteFile("/g", "other");
    }

    private static FileError Write(IFileSystem files, string path, string text, bool append = false)
    {
        var error = files.Open(path, new FileOpenOptions { Access = FileAccess.Write, Create = true, Truncate = !append, Append = append }, out var file);
        if (error != FileError.None) return error;
        using (file) return file!.Write(System.Text.Encoding.UTF8.GetBytes(text), out _);
    }

    private static string Read(IFileSystem files, string path)
    {
        var error = files.Open(path, new FileOpenOptions(), out var file);
        if (error != FileError.None) return error.ToString();
        using (file)
        {
            var buffer = new byte[100];
            file!.Read(buffer, out var count);
            return System.Text.Encoding.UTF8.GetString(buffer, 0, count);
        }
    }

    [Test]
    public void A_read_only_file_system_refuses_changes()
    {
        IFileSystem files = new ReadOnlyFileSystem(_lower);
        Read(files, "/d/f").ShouldBe("below");
        Write(files, "/d/f", "x").ShouldBe(FileError.ReadOnly);
        Write(files, "/d/new", "x").ShouldBe(FileError.ReadOnly);
        Write(files, "/d", "x").ShouldBe(FileError.IsDirectory);
        files.Open("/none", new FileOpenOptions { Access = FileAccess.ReadWrite }, out _).ShouldBe(FileError.NotFound);
        files.CreateDirectory("/x", 0x1FF).ShouldBe(FileError.ReadOnly);
        files.DeleteFile("/g").ShouldBe(FileError.ReadOnly);
        files.DeleteDirectory("/d").ShouldBe(FileError.ReadOnly);
        files.Rename("/g", "/h").ShouldBe(FileError.ReadOnly);
        files.SetPermissions("/g", 0, true).ShouldBe(FileError.ReadOnly);
        files.CreateHardLink("/g", "/h").ShouldBe(FileError.ReadOnly);
        files.CreateSymbolicLink("/g", "/h").ShouldBe(FileError.ReadOnly);
        files.SetTimes("/g", default, default, true).ShouldBe(FileError.ReadOnly);
    }

    [Test]
    public void An_overlay_writes_to_its_upper_layer()
    {
        var upper = new InMemoryFileSystem();
        var files = new OverlayFileSystem(_lower, upper);
        Write(files, "/d/f", " and above", append: true).ShouldBe(FileError.None);
        Write(files, "/d/new", "new").ShouldBe(FileError.None);
        (Read(files, "/d/f"), Read(files, "/d/new"), Read(files, "/g")).ShouldBe(("below and above", "new", "other"));
        (_lower.ReadText("/d/f"), upper.ReadText("/d/f")).ShouldBe(("below", "below and above"));
        files.List("/d", out var entries).ShouldBe(FileError.None);
        entries.Select(e => e.Name).Order().ShouldBe(["f", "new"]);
    }

    [Test]
    public void An_overlay_remembers_what_was_deleted()
    {
        var files = new OverlayFileSystem(_lower, new InMemoryFileSystem());
        files.DeleteFile("/d/f").ShouldBe(FileError.None);
        Read(files, "/d/f").ShouldBe("NotFound");
        files.DeleteFile("/d/f").ShouldBe(FileError.NotFound);
        files.DeleteDirectory("/d").ShouldBe(FileError.None);
        Read(files, "/d/f").ShouldBe("NotFound");
        files.CreateDirectory("/d", 0x1FF).ShouldBe(FileError.None);
        files.List("/d", out var entries).ShouldBe(FileError.None);
        entries.ShouldBeEmpty();
        Write(files, "/d/f", "again").ShouldBe(FileError.None);
        Read(files, "/d/f").ShouldBe("again");
        _lower.ReadText("/d/f").ShouldBe("below");
    }

    [Test]
    public void An_overlay_renames_what_lies_below()
    {
        var files = new OverlayFileSystem(_lower, new InMemoryFileSystem());
        files.Rename("/d", "/e").ShouldBe(FileError.None);
        (Read(files, "/e/f"), Read(files, "/d/f")).ShouldBe(("below", "NotFound"));
        files.Rename("/g", "/e/f").ShouldBe(FileError.None);
        Read(files, "/e/f").ShouldBe("other");
        files.Open("/e/f", new FileOpenOptions { Access = FileAccess.Write, Create = true, Exclusive = true }, out _).ShouldBe(FileError.Exists);
    }
}
