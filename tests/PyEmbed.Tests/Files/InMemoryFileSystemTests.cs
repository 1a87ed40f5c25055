namespace PyEmbed.Tests.Files;

public sealed class InMemoryFileSystemTests
{
    private InMemoryFileSystem _files = null!;

    [SetUp]
    public void Create() => _files = new InMemoryFileSystem();

    [Test]
    public void What_is_written_is_read()
    {
        _files.WriteFile("/a/b/c.txt", "héllo");
        _files.ReadText("/a/b/c.txt").ShouldBe("héllo");
        _files.ReadText("a/./b/../b/c.txt").ShouldBe("héllo");
        _files.GetStatus("/a/b/c.txt", true, out var status).ShouldBe(FileError.None);
        (status.Kind, status.Length, status.Permissions, status.LinkCount).ShouldBe((FileKind.File, 6, 0x1B6, 1));
        _files.List("/a", out var entries).ShouldBe(FileError.None);
        entries.ShouldBe([new FileEntry("b", FileKind.Directory)]);
    }

    [TestCase("/none", FileError.NotFound)]
    [TestCase("/none/x", FileError.NotFound)]
    [TestCase("/f/x", FileError.NotDirectory)]
    [TestCase("/f/", FileError.NotDirectory)]
    [TestCase("/d", FileError.IsDirectory)]
    [TestCase("/loop", FileError.TooManySymbolicLinks)]
    [TestCase("/dangling", FileError.NotFound)]
    [TestCase("", FileError.NotFound)]
    [TestCase("/f", FileError.None)]
    [TestCase("/link", FileError.None)]
    [TestCase("/d/../../../f", FileError.None)]
    public void Opening_tells_what_is_wrong(string path, FileError expected)
    {
        _files.WriteFile("/f", "x");
        _files.CreateDirectory("/d", 0x1FF);
        _files.CreateSymbolicLink("loop", "/loop");
        _files.CreateSymbolicLink("nowhere", "/dangling");
        _files.CreateSymbolicLink("d/../f", "/link");
        _files.Open(path, new FileOpenOptions(), out var file).ShouldBe(expected);
        file?.Dispose();
    }

    [Test]
    public void Directories_are_made_and_removed_when_empty()
    {
        _files.CreateDirectory("/d", 0x1FF).ShouldBe(FileError.None);
        _files.CreateDirectory("/d", 0x1FF).ShouldBe(FileError.Exists);
        _files.CreateDirectory("/x/y", 0x1FF).ShouldBe(FileError.NotFound);
        _files.WriteFile("/d/f", "x");
        _files.DeleteDirectory("/d").ShouldBe(FileError.NotEmpty);
        _files.DeleteFile("/d").ShouldBe(FileError.IsDirectory);
        _files.DeleteDirectory("/d/f").ShouldBe(FileError.NotDirectory);
        _files.DeleteFile("/d/f").ShouldBe(FileError.None);
        _files.DeleteDirectory("/d").ShouldBe(FileError.None);
        _files.DeleteDirectory("/").ShouldBe(FileError.Busy);
    }

    [Test]
    public void Renaming_follows_POSIX()
    {
        _files.WriteFile("/a", "a");
        _files.WriteFile("/b", "b");
        _files.WriteFile("/d/f", "f");
        _files.CreateDirectory("/e", 0x1FF);
        _files.Rename("/a", "/b").ShouldBe(FileError.None);
        _files.ReadText("/b").ShouldBe("a");
        _files.Rename("/a", "/c").ShouldBe(FileError.NotFound);
        _files.Rename("/b", "/d").ShouldBe(FileError.IsDirectory);
        _files.Rename("/d", "/b").ShouldBe(FileError.NotDirectory);
        _files.Rename("/d", "/d/x").ShouldBe(FileError.Invalid);
        _files.Rename("/e", "/d").ShouldBe(FileError.NotEmpty);
        _files.Rename("/d", "/e").ShouldBe(FileError.None);
        _files.ReadText("/e/f").ShouldBe("f");
        _files.Rename("/e/f", "/e/f").ShouldBe(FileError.None);
    }

    [Test]
    public void A_removed_file_lives_as_long_as_it_is_open()
    {
        _files.WriteFile("/f", "text");
        _files.Open("/f", new FileOpenOptions(), out var file).ShouldBe(FileError.None);
        _files.DeleteFile("/f").ShouldBe(FileError.None);
        var buffer = new byte[10];
        file!.Read(buffer, out var count).ShouldBe(FileError.None);
        count.ShouldBe(4);
        _files.Size.ShouldBeGreaterThan(0);
        file.Dispose();
        _files.Size.ShouldBe(0);
    }

    [Test]
    public void The_size_limit_counts_pages_and_entries_and_not_holes()
    {
        var small = new InMemoryFileSystem(sizeLimit: 4096);
        small.Open("/f", new FileOpenOptions { Access = FileAccess.ReadWrite, Create = true }, out var file).ShouldBe(FileError.None);
        using (file)
        {
            file!.SetLength(1L << 40).ShouldBe(FileError.None);
            file.Seek((1L << 40) - 3, SeekOrigin.Begin, out _).ShouldBe(FileError.None);
            file.Read(new byte[10], out var zeros).ShouldBe(FileError.None);
            zeros.ShouldBe(3);
            file.SetLength(0).ShouldBe(FileError.None);
            file.Seek(0, SeekOrigin.Begin, out _);
            file.Write(new byte[100_000], out var count).ShouldBe(FileError.NoSpace);
            count.ShouldBe(0);
            file.Write(new byte[3000], out count).ShouldBe(FileError.None);
            count.ShouldBe(3000);
        }
        for (var i = 0; ; i++)
        {
            var error = small.CreateDirectory($"/{i}", 0x1FF);
            if (error == FileError.None) continue;
            error.ShouldBe(FileError.NoSpace);
            i.ShouldBeInRange(1, 16);
            break;
        }
    }

    [Test]
    public void Times_come_from_the_clock()
    {
        var clock = new FixedClock();
        var files = new InMemoryFileSystem { TimeProvider = clock };
        files.WriteFile("/f", "x");
        files.GetStatus("/f", true, out var status);
        status.LastWriteTime.ShouldBe(clock.Now);
        files.SetTimes("/f", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), true).ShouldBe(FileError.None);
        files.GetStatus("/f", true, out status);
        (status.LastAccessTime, status.LastWriteTime).ShouldBe((DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)));
        _files.WriteFile("/f", "x");
        _files.GetStatus("/f", true, out status);
        status.LastWriteTime.ShouldBe(DateTimeOffset.UnixEpoch);
    }

    [Test]
    public void Hard_links_are_one_file()
    {
        _files.WriteFile("/a", "one");
        _files.CreateHardLink("/a", "/b").ShouldBe(FileError.None);
        _files.WriteFile("/b", "two");
        _files.ReadText("/a").ShouldBe("two");
        _files.GetStatus("/a", true, out var status);
        status.LinkCount.ShouldBe(2);
        _files.DeleteFile("/a").ShouldBe(FileError.None);
        _files.ReadText("/b").ShouldBe("two");
    }

    [Test]
    public void Permissions_and_links_are_kept()
    {
        _files.WriteFile("/f", "x");
        _files.SetPermissions("/f", 0x180, true).ShouldBe(FileError.None);
        _files.CreateSymbolicLink("f", "/l").ShouldBe(FileError.None);
        _files.GetStatus("/l", true, out var followed);
        _files.GetStatus("/l", false, out var link);
        (followed.Permissions, link.Kind).ShouldBe((0x180, FileKind.SymbolicLink));
        _files.ReadSymbolicLink("/l", out var target).ShouldBe(FileError.None);
        target.ShouldBe("f");
        _files.ReadSymbolicLink("/f", out _).ShouldBe(FileError.Invalid);
    }

    private sealed class FixedClock : TimeProvider
    {
        public DateTimeOffset Now { get; } = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
