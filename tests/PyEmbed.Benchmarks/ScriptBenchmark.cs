using System.Diagnostics;
using System.Runtime;

namespace PyEmbed.Benchmarks;

/// <summary>Calls <c>main()</c> of a script and shows each call.</summary>
internal static class ScriptBenchmark
{
    public static void Run(string path, int calls)
    {
        using var engine = new PyEngine();
        engine.Execute(File.ReadAllText(path), Path.GetFileName(path));
        var main = engine.GetAction("main");
        for (var call = 0; call < calls; call++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var (young, middle, old) = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
            var pause = GC.GetTotalPauseDuration();
            var compiling = JitInfo.GetCompilationTime();
            var start = Stopwatch.GetTimestamp();
            main();
            var elapsed = Stopwatch.GetElapsedTime(start);
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            (young, middle, old) = (GC.CollectionCount(0) - young, GC.CollectionCount(1) - middle, GC.CollectionCount(2) - old);
            pause = GC.GetTotalPauseDuration() - pause;
            compiling = JitInfo.GetCompilationTime() - compiling;
            Console.WriteLine($"{elapsed.TotalMilliseconds,9:0.0} ms  {bytes / 1e6,9:0.0} MB  collections {young}/{middle}/{old}  {pause.TotalMilliseconds,7:0.0} ms  JIT {compiling.TotalMilliseconds,6:0.0} ms");
        }
    }
}
