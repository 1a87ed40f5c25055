namespace PyEmbed.Tests.Hosting;

public sealed class SavedScriptTests
{
    private const string Source = "def f(n):\n    return [i ** 2 for i in range(n)]\nresult = sum(f(5))\n";

    [Test]
    public void A_script_that_was_saved_and_loaded_does_the_same()
    {
        var loaded = CompiledScript.Load(Saved(CompiledScript.Compile(Source, "squares.py")));
        loaded.FileName.ShouldBe("squares.py");
        loaded.LanguageVersion.ShouldBe(LanguageVersion.Python311);
        using var engine = new PyEngine();
        engine.Execute(loaded);
        engine.Globals.Get<int>("result").ShouldBe(30);
    }

    [Test]
    public void Newer_syntax_keeps_its_language_level()
    {
        var loaded = CompiledScript.Load(Saved(CompiledScript.Compile("type Pair[T] = tuple[T, T]\nname = Pair.__name__\n", "pair.py", LanguageVersion.Python314)));
        loaded.LanguageVersion.ShouldBe(LanguageVersion.Python314);
        using var engine = new PyEngine();
        engine.Execute(loaded);
        engine.Globals.Get<string>("name").ShouldBe("Pair");
    }

    [Test]
    public void The_file_begins_as_CPython_expects_it()
    {
        var bytes = Saved(CompiledScript.Compile(Source)).ToArray();
        // Magic number 3495, CR LF, the flag "hash, not checked", a hash of zeros, then a code object that is referred to again.
        bytes[..17].ShouldBe([0xA7, 0x0D, 0x0D, 0x0A, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xE3]);
    }

    [TestCase(new byte[0], "bad magic number in the script: b''")]
    [TestCase(new byte[] { 1, 2, 3, 4, 5 }, "bad magic number in the script: b'\\x01\\x02\\x03\\x04'")]
    [TestCase(new byte[] { 0xA7, 0x0D, 0x0D, 0x0A, 0, 0 }, "reached EOF while reading pyc header of the script")]
    [TestCase(new byte[] { 0xA7, 0x0D, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'N' }, "Non-code object in the script")]
    public void What_is_no_script_is_refused(byte[] data, string message) =>
        Should.Throw<InvalidDataException>(() => CompiledScript.Load(new MemoryStream(data))).Message.ShouldBe(message);

    [Test]
    public void A_script_that_is_cut_short_or_damaged_anywhere_is_refused_or_runs_within_its_engine()
    {
        var whole = Saved(CompiledScript.Compile(Source)).ToArray();
        for (var length = 0; length < whole.Length; length++)
            Should.Throw<InvalidDataException>(() => CompiledScript.Load(new MemoryStream(whole, 0, length)));
        for (var i = 16; i < whole.Length; i++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= 0x5A;
            TryRun(damaged);
        }
    }

    private static void TryRun(byte[] data)
    {
        using var engine = new PyEngine();
        try
        {
            engine.Execute(CompiledScript.Load(new MemoryStream(data)), limits: new ExecutionLimits { Steps = 100_000, Memory = 64 << 20 });
        }
        catch (Exception error) when (error is InvalidDataException or PythonException or ExecutionLimitException)
        {
            error.Message.ShouldNotBeEmpty();
        }
    }

    private static MemoryStream Saved(CompiledScript script)
    {
        var stream = new MemoryStream();
        script.Save(stream);
        stream.Position = 0;
        return stream;
    }
}
