namespace PyEmbed.VM.Tests.Interpreter.Programs;

/// <summary>Programs whose code and output CPython 3.11 has recorded (record.py).</summary>
public sealed class ProgramTests
{
    [TestCase("binding")]
    [TestCase("exceptions")]
    [TestCase("generators")]
    [TestCase("coroutines")]
    [TestCase("names")]
    [TestCase("statements")]
    [TestCase("tracing")]
    public void Programs_print_what_CPython_prints(string name) =>
        new ProgramEngine().Run(Embedded.Code($"Interpreter/Programs/{name}.marshal.bin")).ShouldBe(Embedded.Text($"Interpreter/Programs/{name}.txt"));
}
