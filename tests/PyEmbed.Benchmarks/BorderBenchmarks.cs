using System.Runtime.CompilerServices;

namespace PyEmbed.Benchmarks;

/// <summary>Calls from the host into Python and back, and making an engine.</summary>
internal static class BorderBenchmarks
{
    private const int Calls = 100_000;

    public static IEnumerable<(string Name, int Operations, Action<int> Run)> All()
    {
        var host = new Counter();
        var engine = new PyEngine();
        engine.Globals["counter"] = host;
        engine.Globals.SetFunction("host_nothing", () => { });
        engine.Globals.SetFunction("host_add", (int a, int b) => a + b);
        engine.Execute("""
            def nothing():
                pass

            def add(a, b):
                return a + b

            def scale(a, b):
                return a * b

            def loop(n):
                for i in range(n):
                    pass

            def call_nothing(n):
                for i in range(n):
                    host_nothing()

            def call_add(n):
                for i in range(n):
                    host_add(i & 255, 3)

            def read(n):
                for i in range(n):
                    counter.value

            def write(n):
                for i in range(n):
                    counter.value = 7

            def call_method(n):
                for i in range(n):
                    counter.increase(3)
            """);

        var empty = (Func<int, int, int>)Empty;
        yield return ("C# delegate, empty", Calls * 10, n => Repeat(empty, n));
        var nothing = engine.GetAction("nothing");
        yield return ("Python nothing() from C#", Calls, n => { for (var i = 0; i < n; i++) nothing(); });
        var add = engine.GetFunction<int, int, int>("add");
        yield return ("Python add(a, b) from C#, small ints", Calls, n => Repeat(add, n));
        yield return ("Python add(a, b) from C#, large ints", Calls, n => { for (var i = 0; i < n; i++) add(i + 5000, 1000); });
        var scale = engine.GetFunction<double, double, double>("scale");
        yield return ("Python scale(a, b) from C#, doubles", Calls, n => { for (var i = 0; i < n; i++) scale(i, 0.5); });

        yield return Loop("Python loop, empty", "loop");
        yield return Loop("C# Action from a Python loop", "call_nothing");
        yield return Loop("C# Func<int, int, int> from a Python loop", "call_add");
        yield return Loop("host property read in a Python loop", "read");
        yield return Loop("host property written in a Python loop", "write");
        yield return Loop("host method called in a Python loop", "call_method");

        yield return ("new engine, Evaluate(\"1+1\")", 20, n =>
        {
            for (var i = 0; i < n; i++)
            {
                using var made = new PyEngine();
                _ = made.Evaluate<int>("1+1");
            }
        });
        yield return ("Evaluate(\"1+1\") in an engine", 500, n => { for (var i = 0; i < n; i++) _ = engine.Evaluate<int>("1+1"); });

        (string, int, Action<int>) Loop(string name, string function) => (name, Calls, n => engine.Call(function, n));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Empty(int a, int b) => 0;

    // Small ints: results Python keeps ready.
    private static void Repeat(Func<int, int, int> function, int n)
    {
        for (var i = 0; i < n; i++) function(i & 255, 3);
    }
}

/// <summary>A class of the host.</summary>
[PyType("Counter")]
public sealed partial class Counter
{
    /// <summary>A number.</summary>
    [PyProperty("value")]
    public int Value { get; set; } = 5;

    /// <summary>Adds to it.</summary>
    [PyMethod("increase(self, amount, /)")]
    public int Increase(int amount) => Value = (Value + amount) & 255;
}
