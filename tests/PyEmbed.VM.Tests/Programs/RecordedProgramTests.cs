using PyEmbed.VM.Tests.Interpreter;

namespace PyEmbed.VM.Tests.Programs;

/// <summary>Programs that CPython 3.11 has run (see record.py) print the same here.</summary>
public sealed class RecordedProgramTests
{
    [TestCase("Errors", "carets")]
    [TestCase("Errors", "chained_causes")]
    [TestCase("Errors", "exception_groups")]
    [TestCase("Errors", "notes")]
    [TestCase("Errors", "odd_exceptions")]
    [TestCase("Errors", "repeated_frames")]
    [TestCase("Errors", "suggestions")]
    [TestCase("Errors", "syntax_error_layout")]
    [TestCase("Objects/Exceptions", "attribute_error_context")]
    [TestCase("Objects/Exceptions", "base_exception")]
    [TestCase("Objects/Exceptions", "except_star")]
    [TestCase("Objects/Exceptions", "groups")]
    [TestCase("Objects/Exceptions", "os_errors")]
    [TestCase("Objects/Exceptions", "unicode_errors")]
    [TestCase("Modules", "build_class")]
    [TestCase("Modules", "builtin_functions")]
    [TestCase("Modules", "object_protocol")]
    [TestCase("Modules", "sys_module")]
    [TestCase("Modules", "warnings_core")]
    [TestCase("Import", "packages")]
    public void The_program_prints_what_CPython_prints(string area, string name) =>
        ProgramEngine.Run(area, name).ShouldBe(Embedded.Text($"{area}/Programs/{name}.txt"));
}
