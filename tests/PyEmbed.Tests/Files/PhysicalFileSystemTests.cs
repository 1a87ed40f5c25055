namespace PyEmbed.Tests.Files;

public sealed class PhysicalFileSystemTests
{
    private string _root = "";

    [SetUp]
    public void Create()
    {
        _root = Directory.CreateTempSubdirectory("pyembed").FullName;
        Directory.CreateDirectory(Path.Combine(_root, "inside", "d"));
        File.WriteAllText(Path.Combine(_root, "secret"), "secret");
        File.WriteAllText(Path.Combine(_root, "inside", "f"), "text");
    }

    [TearDown]
    public void Delete() => Directory.Delete(_root, recursive: true);

    private PhysicalFileSystem Confined => new(Path.Combine(_root, "inside"));

    private static FileError TryRead(PhysicalFileSystem files, string path, out string text)
    {
        text = "";
        var error = files.Open(path, new FileOpenOptions(), out var file);
        if (error != FileError.None) return error;
        using (file)
        {
            var buffer = new byte[100];
            error = file!.Read(buffer, out var count);
            text = System.Text.Encoding.UTF8.GetString(buffer, 0, count);
            return error;
        }
    }

    [TestCase("/f")]
    [TestCase("f")]
    [TestCase("/d/../f")]
    [TestCase("/../../f")]
    [TestCase("//d//..//f")]
    public void A_root_is_what_scripts_see_as_slash(string path)
    {
        TryRead(Confined, path, out var text).ShouldBe(FileError.None);
        text.ShouldBe("text");
    }

    [TestCase("/../secret")]
    [TestCase("../secret")]
    [TestCase("/d/../../secret")]
    [TestCase("/to_secret")]
    [TestCase("/to_outside/secret")]
    [TestCase("/absolute")]
    [TestCase("/d/up/secret")]
    public void Nothing_leads_out_of_the_root(string path)
    {
        var inside = Path.Combine(_root, "inside");
        File.CreateSymbolicLink(Path.Combine(inside, "to_secret"), "../secret");
        Directory.CreateSymbolicLink(Path.Combine(inside, "to_outside"), "..");
        File.CreateSymbolicLink(Path.Combine(inside, "absolute"), Path.Combine(_root, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(inside, "d", "up"), "../..");
        var files = Confined;
        TryRead(files, path, out var text).ShouldBe(FileError.NotFound);
        text.ShouldBe("");
        _ = files.Open(path, new FileOpenOptions { Access = FileAccess.Write, Truncate = true, Create = true }, out var file);
        file?.Dispose();
        _ = files.SetPermissions(path, 0, true);
        _ = files.DeleteFile(path);
        File.ReadAllText(Path.Combine(_root, "secret")).ShouldBe("secret");
    }

    [Test]
    public void Scripts_below_a_root_make_no_links() => Confined.CreateSymbolicLink("/etc", "/link").ShouldBe(FileError.NotPermitted);

    [Test]
    public void Links_inside_the_root_work()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "inside", "d", "link"), "../f");
        TryRead(Confined, "/d/link", out var text).ShouldBe(FileError.None);
        text.ShouldBe("text");
    }

    [Test]
    public void Files_are_written_renamed_and_deleted()
    {
        var files = Confined;
        files.Open("/new", new FileOpenOptions { Access = FileAccess.ReadWrite, Create = true, Exclusive = true }, out var file).ShouldBe(FileError.None);
        using (file)
        {
            file!.Write("0123456789"u8, out _).ShouldBe(FileError.None);
            file.Seek(-2, SeekOrigin.Current, out var position).ShouldBe(FileError.None);
            position.ShouldBe(8);
            file.SetLength(9).ShouldBe(FileError.None);
            file.GetStatus(out var status).ShouldBe(FileError.None);
            status.Length.ShouldBe(9);
        }
        files.Open("/new", new FileOpenOptions { Access = FileAccess.Write, Create = true, Exclusive = true }, out _).ShouldBe(FileError.Exists);
        files.Open("/new", new FileOpenOptions { Access = FileAccess.Write, Append = true }, out file).ShouldBe(FileError.None);
        using (file) file!.Write("!"u8, out _).ShouldBe(FileError.None);
        files.Rename("/new", "/d/moved").ShouldBe(FileError.None);
        TryRead(files, "/d/moved", out var text).ShouldBe(FileError.None);
        text.ShouldBe("012345678!");
        files.DeleteDirectory("/d").ShouldBe(FileError.NotEmpty);
        files.DeleteFile("/d/moved").ShouldBe(FileError.None);
        files.DeleteDirectory("/d").ShouldBe(FileError.None);
        files.CreateDirectory("/e", 0x1FF).ShouldBe(FileError.None);
        files.List("/", out var entries).ShouldBe(FileError.None);
        entries.Order(Comparer<FileEntry>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))).ShouldBe([new FileEntry("e", FileKind.Directory), new FileEntry("f", FileKind.File)]);
    }

    [TestCase("/none", FileError.NotFound)]
    [TestCase("/none/x", FileError.NotFound)]
    [TestCase("/f/x", FileError.NotDirectory)]
    [TestCase("/d", FileError.IsDirectory)]
    [TestCase("/f\0x", FileError.Invalid)]
    [TestCase("/\ud800", FileError.NotFound)]
    [TestCase("", FileError.NotFound)]
    public void Opening_tells_what_is_wrong(string path, FileError expected) => TryRead(Confined, path, out _).ShouldBe(expected);

    [Test, Platform(Exclude = "Win")]
    public void Hard_links_are_second_names_of_a_file()
    {
        var files = Confined;
        files.CreateHardLink("/f", "/d/g").ShouldBe(FileError.None);
        TryRead(files, "/d/g", out var text).ShouldBe(FileError.None);
        text.ShouldBe("text");
        files.CreateHardLink("/f", "/d/g").ShouldBe(FileError.Exists);
        files.CreateHardLink("/../secret", "/d/h").ShouldBe(FileError.NotFound);
        if (!OperatingSystem.IsLinux()) return;
        files.GetStatus("/f", true, out var first).ShouldBe(FileError.None);
        files.GetStatus("/d/g", true, out var second).ShouldBe(FileError.None);
        (second.Inode, second.Device, second.LinkCount).ShouldBe((first.Inode, first.Device, 2));
    }

    [Test, Platform(Exclude = "Win")]
    public void Links_that_lead_nowhere_or_in_a_circle_have_a_status_of_their_own()
    {
        var inside = Path.Combine(_root, "inside");
        File.CreateSymbolicLink(Path.Combine(inside, "circle"), "circle");
        File.CreateSymbolicLink(Path.Combine(inside, "nowhere"), "none");
        foreach (var name in (string[])["circle", "nowhere"])
        {
            Confined.GetStatus("/" + name, false, out var status).ShouldBe(FileError.None);
            (status.Kind, status.Permissions).ShouldBe((FileKind.SymbolicLink, 0x1FF));
        }
        var all = new PhysicalFileSystem();
        all.GetStatus(Path.Combine(inside, "circle"), true, out _).ShouldBe(FileError.TooManySymbolicLinks);
        all.GetStatus(Path.Combine(inside, "nowhere"), true, out _).ShouldBe(FileError.NotFound);
    }

    [Test, Platform("Linux")]
    public void Files_belong_to_the_process()
    {
        var files = Confined;
        files.GetStatus("/f", true, out var status).ShouldBe(FileError.None);
        (status.Owner, status.DeviceNumber).ShouldBe((files.UserId, 0));
        files.SetOwner("/f", files.UserId, -1, true).ShouldBe(FileError.None);
        files.SetOwner("/none", -1, -1, true).ShouldBe(FileError.NotFound);
        files.SetOwner("/../secret", -1, -1, true).ShouldBe(FileError.NotFound);
        new PhysicalFileSystem().GetStatus("/dev/null", true, out var device).ShouldBe(FileError.None);
        (device.Kind, device.DeviceNumber).ShouldBe((FileKind.CharacterDevice, 0x103));
    }

    [Test, Platform(Exclude = "Win")]
    public void Permissions_are_those_asked_for()
    {
        var files = Confined;
        files.Open("/open", new FileOpenOptions { Access = FileAccess.Write, Create = true, Permissions = 0x1B6 }, out var file).ShouldBe(FileError.None);
        file!.Dispose();
        files.CreateDirectory("/wide", 0x1FF).ShouldBe(FileError.None);
        files.GetStatus("/open", true, out var status).ShouldBe(FileError.None);
        status.Permissions.ShouldBe(0x1B6);
        files.GetStatus("/wide", true, out status).ShouldBe(FileError.None);
        status.Permissions.ShouldBe(0x1FF);
    }

    [Test]
    public void It_can_be_read_only()
    {
        var files = new PhysicalFileSystem(Path.Combine(_root, "inside")) { IsReadOnly = true };
        TryRead(files, "/f", out _).ShouldBe(FileError.None);
        files.Open("/f", new FileOpenOptions { Access = FileAccess.Write }, out _).ShouldBe(FileError.ReadOnly);
        files.Open("/n", new FileOpenOptions { Access = FileAccess.Write, Create = true }, out _).ShouldBe(FileError.ReadOnly);
        files.CreateDirectory("/n", 0x1FF).ShouldBe(FileError.ReadOnly);
        files.DeleteFile("/f").ShouldBe(FileError.ReadOnly);
        files.DeleteDirectory("/d").ShouldBe(FileError.ReadOnly);
        files.Rename("/f", "/n").ShouldBe(FileError.ReadOnly);
        files.SetTimes("/f", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, true).ShouldBe(FileError.ReadOnly);
        files.SetPermissions("/f", 0x1FF, true).ShouldBe(FileError.ReadOnly);
        files.SetOwner("/f", -1, -1, true).ShouldBe(FileError.ReadOnly);
        files.CreateHardLink("/f", "/n").ShouldBe(FileError.ReadOnly);
    }

    [Test]
    public void A_root_that_is_not_there_is_a_mistake_of_the_host() =>
        Should.Throw<DirectoryNotFoundException>(() => new PhysicalFileSystem(Path.Combine(_root, "none")));
}
