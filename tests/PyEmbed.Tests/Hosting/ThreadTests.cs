namespace PyEmbed.Tests.Hosting;

public sealed class ThreadTests
{
    private const string Endless = "import threading\ndef work():\n while True: pass\nthreads = [threading.Thread(target=work) for _ in range(3)]\nfor t in threads: t.start()\n";

    private StringWriter _output = null!;
    private PyEngine _engine = null!;

    [SetUp]
    public void Create()
    {
        _output = new StringWriter { NewLine = "\n" };
        _engine = new PyEngine(new PyEngineOptions { StandardOutput = _output, StandardError = _output, MaxThreads = 10 });
    }

    [TearDown]
    public void End()
    {
        _engine.Dispose();
        _output.Dispose();
    }

    [Test]
    public void Threads_take_turns()
    {
        _engine.Execute("import threading\nn = []\ndef work(k):\n for i in range(3000): n.append(k)\nts = [threading.Thread(target=work, args=(k,)) for k in range(3)]\nfor t in ts: t.start()\nfor t in ts: t.join()");
        _engine.Evaluate<bool>("len(n) == 9000 and all(n.count(k) == 3000 for k in range(3))").ShouldBeTrue();
    }

    [Test]
    public void Without_the_grant_no_thread_starts()
    {
        using var engine = new PyEngine();
        var error = Should.Throw<PythonException>(() => engine.Execute("import threading\nthreading.Thread(target=print).start()"));
        (error.TypeName, error.Message).ShouldBe(("RuntimeError", "can't start new thread: this engine was granted no threads"));
    }

    [Test]
    public void No_more_threads_start_than_were_granted()
    {
        var error = Should.Throw<PythonException>(() => _engine.Execute("import threading\ne = threading.Event()\nts = [threading.Thread(target=e.wait) for _ in range(11)]\nfor t in ts: t.start()"));
        (error.TypeName, error.Message).ShouldBe(("RuntimeError", "can't start new thread"));
        _engine.Evaluate<int>("threading.active_count()").ShouldBe(11);
    }

    [Test]
    public void A_limit_of_the_call_ends_all_threads()
    {
        var error = Should.Throw<ExecutionLimitException>(() => _engine.Execute(Endless + "for t in threads: t.join()", limits: new ExecutionLimits { Steps = 50_000 }));
        error.Limit.ShouldBe(ExecutionLimit.Steps);
        _engine.Evaluate<int>("__import__('_thread')._count()").ShouldBe(0);
    }

    [Test]
    public void A_time_limit_wakes_who_waits_for_a_lock()
    {
        var limits = new ExecutionLimits { Time = TimeSpan.FromMilliseconds(50) };
        var error = Should.Throw<ExecutionLimitException>(() => _engine.Execute("import threading\nk = threading.Lock()\nk.acquire()\nthreading.Thread(target=k.acquire).start()\nk.acquire()", limits: limits));
        error.Limit.ShouldBe(ExecutionLimit.Time);
        _engine.Evaluate<int>("__import__('_thread')._count()").ShouldBe(0);
    }

    [Test]
    public void A_token_wakes_who_waits_for_a_thread()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Should.Throw<OperationCanceledException>(() => _engine.Execute(Endless + "threads[0].join()", cancellationToken: source.Token));
        _engine.Evaluate<int>("__import__('_thread')._count()").ShouldBe(0);
    }

    [Test]
    public void Between_calls_threads_stand_still()
    {
        _engine.Execute("import threading, time\nn = 0\nstop = False\ndef work():\n global n\n while not stop: n += 1\nt = threading.Thread(target=work)\nt.start()\nwhile not n: time.sleep(0.001)");
        var before = _engine.Globals.Get<int>("n");
        Thread.Sleep(20);
        _engine.Globals.Get<int>("n").ShouldBe(before);
        _engine.Execute("m = n\nwhile n == m: time.sleep(0.001)\nstop = True\nt.join()");
    }

    [Test]
    public void Dispose_ends_threads_that_run_and_threads_that_wait()
    {
        var calls = 0;
        using var engine = new PyEngine(new PyEngineOptions { MaxThreads = 10 });
        engine.Globals["call"] = (Action)(() => calls++);
        engine.Execute("import threading, time, queue\ndef work():\n while True: call()\nfor f in work, work, lambda: time.sleep(1e6), threading.Event().wait, queue.SimpleQueue().get: threading.Thread(target=f).start()");
        engine.Dispose();
        var after = calls;
        Thread.Sleep(20);
        (calls - after).ShouldBe(0);
        Should.Throw<ObjectDisposedException>(() => engine.Evaluate<int>("1"));
    }

    [Test]
    public void A_thread_calls_the_host_which_calls_back()
    {
        _engine.Globals["ask"] = (Func<int, int>)(x => _engine.Evaluate<int>($"{x} * 2"));
        _engine.Execute("import threading\ndef work(): print(ask(21))\nt = threading.Thread(target=work)\nt.start()\nt.join()");
        _output.ToString().ShouldBe("42\n");
    }

    [Test]
    public void What_the_host_throws_in_a_thread_is_shown_by_the_hook()
    {
        _engine.Globals["fail"] = (Action)(() => throw new InvalidOperationException("of the host"));
        _engine.Execute("import threading\ndef hook(args): print(args.thread.name, type(args.exc_value).__name__, args.exc_value)\nthreading.excepthook = hook\nt = threading.Thread(target=fail, name='worker')\nt.start()\nt.join()");
        _output.ToString().ShouldBe("worker RuntimeError of the host\n");
    }

    [Test]
    public void Without_a_hook_an_exception_is_written_to_standard_error()
    {
        _engine.Execute("import threading\nt = threading.Thread(target=int, args=('x',), name='worker')\nt.start()\nt.join()", "main.py");
        _output.ToString().ShouldStartWith("Exception in thread worker:\nTraceback (most recent call last):\n");
        _output.ToString().ShouldEndWith("ValueError: invalid literal for int() with base 10: 'x'\n");
    }

    [Test]
    public void Deep_recursion_in_a_thread_is_a_RecursionError()
    {
        _engine.Execute("""
            import threading
            def python(): python()
            def nested():
                x = []
                for _ in range(200000): x = [x]
                repr(x)
            class A:
                def __repr__(self): return repr([self])
            def run(f):
                try: f()
                except RecursionError: print('contained')
            for f in python, nested, lambda: repr(A()):
                threading.stack_size(1 << 20)
                t = threading.Thread(target=run, args=(f,))
                t.start()
                t.join()
            """);
        _output.ToString().ShouldBe("contained\ncontained\ncontained\n");
    }

    [Test]
    public void Another_thread_of_the_host_is_still_kept_out()
    {
        _engine.Globals["enter"] = (Func<string>)(() => Task.Run(() =>
        {
            try
            {
                return _engine.Evaluate<string>("'in'");
            }
            catch (InvalidOperationException error)
            {
                return error.Message;
            }
        }).GetAwaiter().GetResult());
        _engine.Execute("import threading\nt = threading.Thread(target=lambda: print(enter()))\nt.start()\nt.join()");
        _output.ToString().ShouldBe("Another thread is inside this engine. Use one engine a thread, or take turns.\n");
    }
}
