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
        error.Frames.ShouldBe([new PythonFrame("run.py", 1, "<module>")]);
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
