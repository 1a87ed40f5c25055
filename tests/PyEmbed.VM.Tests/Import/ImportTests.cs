using System.Diagnostics.CodeAnalysis;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;
using PyEmbed.VM.Tests.Interpreter;
using PyEmbed.VM.Tests.Objects;
using PyEmbed.VM.Tests.Programs;

namespace PyEmbed.VM.Tests.Import;

public sealed class ImportTests : EngineThread
{
    [SetUp]
    public void StartEngine() => ImportSetup.Start(Thread).ShouldBeTrue();

    [Test]
    public void A_module_that_the_policy_excludes_is_not_found()
    {
        Thread.Interpreter.ModulePolicy = name => name != "_warnings";
        Imports.Import(Thread, "_warnings").ShouldBeNull();
        TakeMessage().ShouldBe("ModuleNotFoundError: No module named '_warnings'");
    }

    [Test]
    public void A_builtin_module_is_made_once()
    {
        var first = Imports.Import(Thread, "_warnings").ShouldNotBeNull();
        Imports.Import(Thread, "_warnings").ShouldBeSameAs(first);
        Representation.Repr(Thread, first)!.ToString().ShouldBe("<module '_warnings' (built-in)>");
    }

    [Test]
    public void A_frozen_module_runs_from_its_code()
    {
        Thread.Interpreter.ModuleSources.Add(new FrozenSamples());
        var module = Imports.Import(Thread, "sample").ShouldBeOfType<PyModule>();
        Representation.Repr(Thread, module)!.ToString().ShouldBe("<module 'sample' (frozen)>");
        module.Dict.GetByName(PyStr.FromUtf16("down")).ShouldNotBeNull();
    }

    [TestCase("magic", "ImportError: bad magic number in 'm': b'\\x01\\x02\\x03\\x04'")]
    [TestCase("short", "EOFError: reached EOF while reading pyc header of 'm'")]
    [TestCase("flags", "ImportError: invalid flags 8 in 'm'")]
    [TestCase("empty", "EOFError: EOF read where object expected")]
    public void Bytecode_that_is_damaged_is_refused(string damage, string message)
    {
        byte[] bytes = damage switch
        {
            "magic" => [1, 2, 3, 4],
            "short" => [0xA7, 0x0D, 0x0D, 0x0A, 0],
            "flags" => [0xA7, 0x0D, 0x0D, 0x0A, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            _ => [0xA7, 0x0D, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        };
        BytecodeFile.Load(Thread, bytes, PyStr.FromUtf16("m"), "m.pyc").ShouldBeNull();
        TakeMessage().ShouldBe(message);
    }

    [Test]
    public void Stale_bytecode_makes_the_source_be_compiled()
    {
        var files = new ProgramFiles();
        files.Add("/lib/m.py", "x = 1"u8.ToArray());
        files.Add("/lib/__pycache__/m.pyembed-311.pyc", [0xA7, 0x0D, 0x0D, 0x0A, 0, 0, 0, 0, 9, 9, 9, 9, 5, 0, 0, 0]);
        Thread.Interpreter.FileSystem = files;
        Thread.Interpreter.Compiler = new ProgramCompiler();
        ((PyList)Thread.Interpreter.Sys!.GetByName(VM.Names.PlainPath)!).Append(PyStr.FromUtf16("/lib"));
        Imports.Import(Thread, "m").ShouldBeNull();
        TakeMessage().ShouldBe("RuntimeError: no compiler here");
        Thread.Interpreter.Modules.GetByName(PyStr.FromUtf16("m")).ShouldBeNull();
    }

    [Test]
    public void Modules_of_one_engine_are_not_those_of_another()
    {
        var module = Imports.Import(Thread, "_warnings");
        var other = new PyThreadState(new PyInterpreterState());
        var previous = other.Enter();
        ImportSetup.Start(other).ShouldBeTrue();
        Imports.Import(other, "_warnings").ShouldNotBeSameAs(module);
        other.Interpreter.ExceptionGroup.ShouldNotBeSameAs(Thread.Interpreter.ExceptionGroup);
        PyThreadState.Leave(previous);
    }

    private sealed class FrozenSamples : IModuleSource
    {
        public IEnumerable<string> NativeNames => [];

        public bool TryCreateNative(string name, [NotNullWhen(true)] out NativeModule? module)
        {
            module = null;
            return false;
        }

        public bool TryGetFrozen(string name, out FrozenModule module)
        {
            module = new FrozenModule(static () => Embedded.Code("Import/Programs/frozen_sample.code.bin"), false);
            return name == "sample";
        }
    }
}
