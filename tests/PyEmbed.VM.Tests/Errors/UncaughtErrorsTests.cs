using PyEmbed.VM.Objects;
using PyEmbed.VM.Tests.Objects;

namespace PyEmbed.VM.Tests.Errors;

public sealed class UncaughtErrorsTests : EngineThread
{
    [TestCase(3L, 3)]
    [TestCase(-1L, -1)]
    [TestCase(long.MaxValue, -1)]
    public void The_exit_status_is_the_code_cut_to_an_int(long code, int status)
    {
        PyErr.Set(PyExceptions.SystemExit, PyTuple.Of(PyInt.From(code)));
        UncaughtErrors.TryTakeExit(Thread, out var found).ShouldBeTrue();
        found.ShouldBe(status);
        Thread.HasError.ShouldBeFalse();
    }

    [Test]
    public void Exit_without_a_code_is_success_and_with_text_a_failure()
    {
        PyErr.Set(PyExceptions.SystemExit, PyTuple.Empty);
        UncaughtErrors.TryTakeExit(Thread, out var status).ShouldBeTrue();
        status.ShouldBe(0);
        PyErr.Set(PyExceptions.SystemExit, PyTuple.Of(PyStr.FromUtf16("bad")));
        UncaughtErrors.TryTakeExit(Thread, out status).ShouldBeTrue();
        status.ShouldBe(1);
    }

    [Test]
    public void Other_errors_are_no_exit()
    {
        PyErr.ValueError("x");
        UncaughtErrors.TryTakeExit(Thread, out _).ShouldBeFalse();
        TakeMessage().ShouldBe("ValueError: x");
    }

    [Test]
    public void An_exception_without_traceback_is_formatted_with_its_causes()
    {
        PyErr.ValueError("outer");
        var outer = Thread.TakeError();
        PyErr.KeyError(PyStr.FromUtf16("inner"));
        outer.SetCause(Thread.TakeError());
        UncaughtErrors.Format(Thread, outer).ShouldBe("KeyError: 'inner'\n\nThe above exception was the direct cause of the following exception:\n\nValueError: outer\n");
    }

    [Test]
    public void Causes_nested_beyond_the_recursion_limit_end_the_printing_and_nothing_else()
    {
        PyErr.ValueError("0");
        var error = Thread.TakeError();
        for (var i = 0; i < 2000; i++)
        {
            PyErr.ValueError("x");
            var next = Thread.TakeError();
            next.SetCause(error);
            error = next;
        }
        UncaughtErrors.Format(Thread, error).ShouldBe("");
        Thread.HasError.ShouldBeFalse();
        Thread.RecursionDepth.ShouldBe(0);
    }

    [Test]
    public void A_syntax_error_has_its_place_in_its_arguments()
    {
        SyntaxErrors.Set(SyntaxErrorKind.Indentation, "unexpected indent", "f.py", 2, 3, PyStr.FromUtf16("  x\n"), 2, 4);
        var error = Thread.TakeError().ShouldBeOfType<PySyntaxError>();
        error.Type.ShouldBe(PyExceptions.IndentationError);
        Protocols.Representation.Repr(Thread, error)!.ToString().ShouldBe("IndentationError('unexpected indent', ('f.py', 2, 3, '  x\\n', 2, 4))");
        Protocols.Representation.Str(Thread, error)!.ToString().ShouldBe("unexpected indent (f.py, line 2)");
        UncaughtErrors.Format(Thread, error).ShouldBe("  File \"f.py\", line 2\n    x\n    ^\nIndentationError: unexpected indent\n");
    }
}
