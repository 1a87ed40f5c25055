namespace PyEmbed.Scripts.Tests;

/// <summary>Runs each script of tests/Scripts and compares what it prints, or the whole traceback, with what CPython 3.11 wrote beside it.</summary>
public sealed class ScriptTests
{
    private static string Root => Path.Combine(TestContext.CurrentContext.TestDirectory, "Scripts");

    private static IEnumerable<TestCaseData> All()
    {
        var root = Path.Combine(Path.GetDirectoryName(typeof(ScriptTests).Assembly.Location)!, "Scripts");
        foreach (var path in Directory.EnumerateFiles(root, "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!File.Exists(Path.ChangeExtension(path, ".expected"))) continue;
            var name = Path.GetRelativePath(root, path).Replace('\\', '/');
            yield return new TestCaseData(name).SetArgDisplayNames(name);
        }
    }

    [TestCaseSource(nameof(All))]
    public void A_script_prints_what_CPython_prints(string name)
    {
        var path = Path.Combine(Root, name);
        var expected = File.ReadAllText(Path.ChangeExtension(path, ".expected")).ReplaceLineEndings("\n");
        var output = new StringWriter { NewLine = "\n" };
        using var engine = new PyEngine(new PyEngineOptions { StandardOutput = output, StandardError = output, HashSeed = 0, TimeProvider = TimeProvider.System, MaxThreads = 100 });
        try
        {
            engine.Execute(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (PythonException error)
        {
            output.Write(error.PythonTraceback);
        }
        output.ToString().ReplaceLineEndings("\n").ShouldBe(expected);
    }
}
