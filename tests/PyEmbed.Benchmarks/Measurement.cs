using System.Diagnostics;

namespace PyEmbed.Benchmarks;

/// <summary>What one operation costs: the median of several rounds, after a warm-up that lets the JIT finish.</summary>
/// <param name="Nanoseconds">Of one operation, in the median round.</param>
/// <param name="Fastest">Of one operation, in the fastest round.</param>
/// <param name="Bytes">Allocated by one operation on this thread.</param>
internal readonly record struct Measurement(double Nanoseconds, double Fastest, double Bytes)
{
    private const int Rounds = 61;   // short ones: other work on the machine then disturbs some of them only
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    /// <param name="run">Does the operation that many times.</param>
    /// <param name="operations">So many times a round.</param>
    public static Measurement Of(Action<int> run, int operations)
    {
        var warm = Stopwatch.StartNew();
        do
        {
            run(operations);
            Thread.Sleep(1);   // the code of the next tier is made in the background
        }
        while (warm.Elapsed < s_warmUp);

        var times = new double[Rounds];
        var bytes = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            run(operations);
            var elapsed = Stopwatch.GetElapsedTime(start);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            times[round] = elapsed.TotalNanoseconds / operations;
        }
        Array.Sort(times);
        return new Measurement(times[Rounds / 2], times[0], (double)bytes / operations);
    }
}
