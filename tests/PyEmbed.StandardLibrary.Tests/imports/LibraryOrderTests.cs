namespace PyEmbed.StandardLibrary.Tests.Imports;

/// <summary>Where a module comes from when files and the library both have one of its name.</summary>
public sealed class LibraryOrderTests
{
    private static PyEngine EngineWith(string? library, params (string Path, string Text)[] files)
    {
        var memory = new InMemoryFileSystem();
        foreach (var (path, text) in files) memory.WriteFile(path, text);
        return new PyEngine(new PyEngineOptions { FileSystem = memory, SearchPath = ["/program"], StandardLibraryPath = library });
    }

    [Test]
    public void A_file_on_the_path_is_found_before_the_library()
    {
        using var engine = EngineWith(null, ("/program/textwrap.py", "mine = True"), ("/program/json/__init__.py", "mine = True"));
        engine.Execute("import textwrap, json");
        engine.Evaluate<bool>("textwrap.mine and json.mine").ShouldBeTrue();
        engine.Evaluate<string>("textwrap.__file__").ShouldBe("/program/textwrap.py");
    }

    [TestCase("os")]
    [TestCase("io")]
    [TestCase("codecs")]
    [TestCase("runpy")]
    [TestCase("math")]
    public void What_CPython_holds_in_itself_is_found_before_a_file(string name)
    {
        using var engine = EngineWith(null, ($"/program/{name}.py", "mine = True"));
        engine.Execute($"import {name} as module");
        engine.Evaluate<bool>("hasattr(module, 'mine')").ShouldBeFalse();
    }

    [Test]
    public void A_package_from_files_does_not_have_submodules_of_the_library()
    {
        using var engine = EngineWith(null, ("/program/email/__init__.py", ""), ("/program/email/own.py", "x = 1"));
        engine.Execute("import email.own");
        Should.Throw<PythonException>(() => engine.Execute("import email.message")).Message.ShouldBe("No module named 'email.message'");
    }

    [Test]
    public void A_mounted_library_comes_behind_the_program_and_before_our_own()
    {
        using var engine = EngineWith("/lib", ("/program/first.py", "of = 'program'"), ("/lib/first.py", "of = 'library'"), ("/lib/textwrap.py", "of = 'library'"));
        engine.Execute("import sys, first, textwrap, json");
        engine.Evaluate<string[]>("sys.path").ShouldBe(["/program", "/lib"]);
        engine.Evaluate<string[]>("[first.of, textwrap.of, json.dumps([1])]").ShouldBe(["program", "library", "[1]"]);
    }

    // CPython's importlib puts the native modules there.
    [Test]
    public void The_import_system_does_not_mind_what_stands_for_its_parts()
    {
        using var engine = EngineWith(null, ("/program/late.py", "x = 1"));
        engine.Execute("""
            import sys, types, _frozen_importlib, _frozen_importlib_external
            sys.modules['importlib'] = types.ModuleType('importlib')
            sys.modules['importlib']._bootstrap = _frozen_importlib
            sys.modules['importlib._bootstrap'] = _frozen_importlib
            sys.modules['importlib._bootstrap_external'] = _frozen_importlib_external
            found = [callable(_frozen_importlib.spec_from_loader), callable(_frozen_importlib_external._pack_uint32)]
            try: _frozen_importlib_external.nothing
            except AttributeError as error: text = str(error)
            import late
            source = late.__loader__.get_source('late')
            """);
        engine.Evaluate<bool[]>("found").ShouldBe([true, true]);
        engine.Evaluate<string[]>("[text, source]").ShouldBe(["module '_frozen_importlib_external' has no attribute 'nothing'", "x = 1"]);
    }
}
