namespace PyEmbed.Tests.Hosting;

public sealed class EngineTests
{
    private StringWriter _output = null!;
    private PyEngine _engine = null!;

    [SetUp]
    public void Create()
    {
        _output = new StringWriter { NewLine = "\n" };
        _engine = new PyEngine(new PyEngineOptions { StandardOutput = _output });
    }

    [TearDown]
    public void End()
    {
        _engine.Dispose();
        _output.Dispose();
    }

    [Test]
    public void Globals_go_in_and_results_come_out()
    {
        _engine.Globals["x"] = 20;
        _engine.Execute("y = x * 2 + 2\nprint('y is', y)");
        _engine.Globals.Get<int>("y").ShouldBe(42);
        _output.ToString().ShouldBe("y is 42\n");
    }

    [TestCase("1 + 1", 2)]
    [TestCase("2 ** 40", 1099511627776L)]
    [TestCase("'a' + 'b'", "ab")]
    [TestCase("0.5 + 1", 1.5)]
    [TestCase("None", null)]
    [TestCase("3 > 2", true)]
    public void Expressions_have_natural_values(string expression, object? value) => _engine.Evaluate<object?>(expression).ShouldBe(value);

    [Test]
    public void Python_functions_are_delegates()
    {
        _engine.Execute("def add(a, b): return a + b");
        _engine.Call<int>("add", 1, 2).ShouldBe(3);
        _engine.GetFunction<int, int, int>("add")(20, 22).ShouldBe(42);
        _engine.GetFunction<string, string, string>("add")("x", "y").ShouldBe("xy");
    }

    [Test]
    public void Delegates_take_up_to_six_arguments()
    {
        _engine.Execute("seen = None\ndef note(*a):\n    global seen\n    seen = a\n    return sum(a)");
        _engine.GetFunction<int, int, int, int, int>("note")(1, 2, 3, 4).ShouldBe(10);
        _engine.GetFunction<int, double, int, int, int, double>("note")(1, 2.5, 3, 4, 5).ShouldBe(15.5);
        _engine.GetFunction<int, int, int, int, int, int, long>("note")(1, 2, 3, 4, 5, 6).ShouldBe(21);
        _engine.GetAction<int, int, int>("note")(1, 2, 3);
        _engine.GetAction<int, int, int, int>("note")(4, 3, 2, 1);
        _engine.Evaluate<int[]>("seen").ShouldBe([4, 3, 2, 1]);
    }

    [Test]
    public void A_call_may_have_limits_of_its_own()
    {
        _engine.Execute("def spin(n):\n    while n: n -= 1\n    return 'done'");
        _engine.Call<string>("spin", [10], new ExecutionLimits { Steps = 10_000 }).ShouldBe("done");
        Should.Throw<ExecutionLimitException>(() => _engine.Call<string>("spin", [-1], new ExecutionLimits { Steps = 10_000 })).Limit.ShouldBe(ExecutionLimit.Steps);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => _engine.Call<string>("spin", [-1], null, cancelled.Token)).CancellationToken.ShouldBe(cancelled.Token);
    }

    [Test]
    public void Frames_tell_the_range_of_what_failed()
    {
        var error = Should.Throw<PythonException>(() => _engine.Execute("def f(x):\n    return 'äö' + (\n        x + 1)\n\nf(None)", "range.py"));
        error.Frames.ShouldBe([
            new PythonFrame("range.py", 5, "<module>") { EndLine = 5, Offset = 1, EndOffset = 8 },
            new PythonFrame("range.py", 3, "f") { EndLine = 3, Offset = 9, EndOffset = 14 }]);
        error = Should.Throw<PythonException>(() => _engine.Execute("'äö' + (\n  1)", "range.py"));
        error.Frames.ShouldBe([new PythonFrame("range.py", 1, "<module>") { EndLine = 2, Offset = 1, EndOffset = 5 }]);
    }

    [Test]
    public void Delegates_are_Python_functions()
    {
        _engine.Globals["twice"] = (int n) => n * 2;
        _engine.Evaluate<int>("twice(21)").ShouldBe(42);
        var error = Should.Throw<PythonException>(() => _engine.Evaluate<int>("twice('a')"));
        (error.TypeName, error.Message).ShouldBe(("TypeError", "twice() argument 1 must be int (of the range of Int32), not str"));
    }

    [Test]
    public void An_exception_of_the_host_goes_through_Python_and_comes_back()
    {
        var thrown = new InvalidOperationException("no");
        _engine.Globals["fail"] = (Action)(() => throw thrown);
        var error = Should.Throw<PythonException>(() => _engine.Execute("fail()", "run.py"));
        (error.TypeName, error.Message).ShouldBe(("RuntimeError", "no"));
        error.InnerException.ShouldBeSameAs(thrown);
        error.Frames.ShouldBe([new PythonFrame("run.py", 1, "<module>") { EndLine = 1, Offset = 1, EndOffset = 7 }]);
    }

    [Test]
    public void Syntax_errors_tell_their_place()
    {
        var error = Should.Throw<PythonSyntaxException>(() => _engine.Execute("x = (1,\ny = 2", "bad.py"));
        (error.Message, error.FileName, error.Line, error.Offset).ShouldBe(("'(' was never closed (bad.py, line 1)", "bad.py", 1, 5));
    }

    [Test]
    public void A_time_limit_ends_a_loop_that_catches_everything()
    {
        const string Source = """
            while True:
                try:
                    while True: pass
                except BaseException:
                    pass
                finally:
                    pass
            """;
        var error = Should.Throw<ExecutionLimitException>(() => _engine.Execute(Source, limits: new ExecutionLimits { Time = TimeSpan.FromMilliseconds(20) }));
        error.Limit.ShouldBe(ExecutionLimit.Time);
        _engine.Evaluate<int>("1 + 1").ShouldBe(2);
    }

    [Test]
    public void A_step_limit_ends_a_run()
    {
        var error = Should.Throw<ExecutionLimitException>(() => _engine.Execute("for i in range(10 ** 9): pass", limits: new ExecutionLimits { Steps = 10_000 }));
        error.Limit.ShouldBe(ExecutionLimit.Steps);
    }

    [Test]
    public void Cancellation_ends_a_run()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Should.Throw<OperationCanceledException>(() => _engine.Execute("while True: pass", cancellationToken: source.Token));
    }

    [Test]
    public void Nothing_is_granted_by_default()
    {
        var error = Should.Throw<PythonException>(() => _engine.Execute("open('x')"));
        (error.TypeName, error.Message).ShouldBe(("PermissionError", "[Errno 13] Permission denied: this engine has no files, no file system was granted: 'x'"));
    }

    [Test]
    public void A_compiled_script_runs_in_many_engines()
    {
        var script = CompiledScript.Compile("n = n + 1 if 'n' in globals() else 1");
        using var other = new PyEngine();
        _engine.Execute(script);
        _engine.Execute(script);
        other.Execute(script);
        (_engine.Globals.Get<int>("n"), other.Globals.Get<int>("n")).ShouldBe((2, 1));
    }

    [Test]
    public void Engines_share_no_variables()
    {
        using var other = new PyEngine();
        _engine.Execute("x = 1");
        other.Globals.Contains("x").ShouldBeFalse();
    }
}
