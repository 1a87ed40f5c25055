using System.Runtime.CompilerServices;

namespace PyEmbed.Tests.Hosting;

public sealed class LifetimeTests
{
    private const string Class = "class A:\n    def __init__(self, name): self.name = name\n    def __del__(self): print('del', self.name)\n";

    [Test]
    public void Dispose_finalizes_what_is_left()
    {
        var output = new StringWriter { NewLine = "\n" };
        using (var engine = new PyEngine(new PyEngineOptions { StandardOutput = output }))
        {
            engine.Execute(Class + """
                first, second = A(1), A(2)
                def suspended():
                    try: yield
                    finally: print('finally', first.name)
                g = suspended(); next(g)
                """);
        }
        output.ToString().ShouldBe("del 1\ndel 2\nfinally 1\n");
    }

    [Test]
    public void Finalizers_that_make_new_objects_do_not_keep_Dispose_from_ending()
    {
        var output = new StringWriter { NewLine = "\n" };
        using (var engine = new PyEngine(new PyEngineOptions { StandardOutput = output }))
        {
            engine.Execute("class A:\n    def __del__(self): A()\na = A()\nimport gc\nA()\ngc.collect()\nprint('collected')");
        }
        output.ToString().ShouldBe("collected\n");
    }

    [TestCase("\n  while True: pass")]
    [TestCase("\n  while True:\n   try:\n    while True: pass\n   except BaseException: pass\n   finally: pass")]
    public void A_limit_that_trips_in_a_finalizer_ends_the_run(string body)
    {
        using var engine = new PyEngine();
        var limits = new ExecutionLimits { Steps = 20_000 };
        var error = Should.Throw<ExecutionLimitException>(() => engine.Execute($"import gc\nclass A:\n def __del__(self): {body}\nA()\ngc.collect()", limits: limits));
        error.Limit.ShouldBe(ExecutionLimit.Steps);
        engine.Evaluate<int>("1 + 1").ShouldBe(2);
    }

    [Test]
    public void A_finalizer_that_does_not_end_is_ended_by_the_limits_at_Dispose()
    {
        var engine = new PyEngine(new PyEngineOptions { Limits = new ExecutionLimits { Steps = 20_000 } });
        engine.Execute("class A:\n    def __del__(self):\n        while True: pass\na = A()");
        engine.Dispose();
        Should.Throw<ObjectDisposedException>(() => engine.Execute("1"));
    }

    [Test]
    public void An_engine_that_is_not_disposed_can_be_collected()
    {
        // Not the typed weak reference: its TryGetTarget would leave the engine in a local of this method.
        var engine = Abandon();
        for (var i = 0; i < 10 && engine.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        engine.IsAlive.ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandon()
    {
        var engine = new PyEngine();
        engine.Execute(Class + "a = A(1)\ndef g():\n    try: yield\n    finally: pass\nit = g(); next(it)\nfrom _weakref import ref\nr = ref(a, print)");
        return new WeakReference(engine);
    }

    [Test]
    public void Writes_to_shared_builtins_stay_in_their_engine()
    {
        using var one = new PyEngine();
        using var two = new PyEngine();
        one.Execute("len.__module__ = 'changed'\nimport sys\nsys.intern.__module__ = 'other'");
        (one.Evaluate<string>("len.__module__"), two.Evaluate<string>("len.__module__")).ShouldBe(("changed", "builtins"));
        two.Evaluate<string>("__import__('sys').intern.__module__").ShouldBe("sys");
    }
}
