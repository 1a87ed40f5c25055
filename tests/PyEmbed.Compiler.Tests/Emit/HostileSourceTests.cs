using System.Text;
using PyEmbed.Bytecode;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Tests.Emit;

/// <summary>Sources that are long, deep, or ask for more code than their length suggests.</summary>
[TestFixture]
internal sealed class HostileSourceTests
{
    private const int Roomy = 64 << 20, Small = 256 << 10;

    [TestCase("x = ", "a and ", "a", 300_000)]
    [TestCase("x = ", "a < ", "a", 300_000)]
    [TestCase("if ", "a or ", "a: b", 300_000)]
    [TestCase("if not (", "a < ", "a): b", 300_000)]
    [TestCase("x = [", "a, ", "*a]", 100_000)]
    [TestCase("x = {", "a: b, ", "**c}", 100_000)]
    [TestCase("f(", "a, ", "*a)", 100_000)]
    [TestCase("x = f'", "{a}", "'", 100_000)]
    [TestCase("", "x = ", "1", 100_000)]
    [TestCase("", "if a: b\nelse: c\n", "d", 50_000)]
    [TestCase("", "try: a\nexcept b: c\nfinally: d\n", "d", 20_000)]
    [TestCase("match x:\n", " case 1: a\n", " case _: b", 50_000)]
    [TestCase("def f():\n", " if a: return\n", " pass", 50_000)]
    [TestCase("[a for b in c ", "if d ", "]", 50_000)]
    public void Long_sources_compile(string start, string repeated, string end, int count) =>
        Run(() => Compile(Repeat(start, repeated, end, count)), Roomy).ShouldBe("code");

    [TestCase("x = ", "a + ", "a", 2_900, "code")]
    [TestCase("x = ", "a + ", "a", 3_100, "RecursionError: maximum recursion depth exceeded during compilation")]
    [TestCase("x = a", ".b", "", 2_900, "code")]
    [TestCase("x = a", ".b()", "", 3_100, "RecursionError: maximum recursion depth exceeded during compilation")]
    [TestCase("if a: b\n", "elif c: d\n", "", 900, "code")]
    public void Depth_is_limited_as_CPython_limits_it(string start, string repeated, string end, int count, string result) =>
        Run(() => Compile(Repeat(start, repeated, end, count)), Roomy).ShouldBe(result);

    [TestCase("x = ", "a + ", "a", 2_900)]
    [TestCase("x = a", "[0]", "", 2_900)]
    [TestCase("if ", "not ", "a: b", 900)]
    [TestCase("if a: b\n", "elif c: d\n", "", 900)]
    public void A_small_stack_never_overflows(string start, string repeated, string end, int count)
    {
        var result = Run(() => Compile(Repeat(start, repeated, end, count)), Small);
        (result == "code" || result.StartsWith("RecursionError", StringComparison.Ordinal) || result.StartsWith("MemoryError", StringComparison.Ordinal)).ShouldBeTrue(result);
    }

    [Test]
    public void Copies_of_copies_of_final_bodies_end_in_a_MemoryError()
    {
        var source = new StringBuilder();
        for (var depth = 0; depth < 18; depth++) source.Append(' ', depth).Append("try: a\n").Append(' ', depth).Append("finally:\n");
        source.Append(' ', 18).Append('b');
        var error = Should.Throw<CompileErrorException>(() => PythonCompiler.Compile(source.ToString(), "test", CompilerOptions.Default with { InstructionLimit = 100_000 }));
        (error.TypeName, error.Message).ShouldBe(("MemoryError", ""));
    }

    private static string Repeat(string start, string repeated, string end, int count) =>
        new StringBuilder(start).Insert(start.Length, repeated, count).Append(end).ToString();

    private static string Compile(string source)
    {
        try
        {
            return PythonCompiler.Compile(source, "test", CompilerOptions.Default) is CodeObject ? "code" : "";
        }
        catch (CompileErrorException e)
        {
            return $"{e.TypeName}: {e.Message}";
        }
    }

    private static string Run(Func<string> action, int stackSize)
    {
        var result = "";
        var thread = new Thread(() => result = action(), stackSize);
        thread.Start();
        thread.Join();
        return result;
    }
}
