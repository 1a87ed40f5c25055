using System.Diagnostics;
using PyEmbed.Parser.Tests;

namespace PyEmbed.Conformance;

/// <summary>Parses files, each on a thread with a stack of 1 MB, and prints seconds, megabytes allocated and the outcome: for hostile sources.</summary>
internal static class ParseCommand
{
    public static int Run(string[] args)
    {
        foreach (var file in args)
        {
            var item = new FrontEndCase(file, File.ReadAllBytes(file)) { Decoder = CodePageDecoder.Instance, IsText = true };
            var thread = new Thread(() => Parse(item), 1 << 20);
            thread.Start();
            thread.Join();
        }
        return 0;
    }

    private static void Parse(FrontEndCase item)
    {
        var watch = Stopwatch.GetTimestamp();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var outcome = item.ParseOnly();
        var megabytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) >> 20;
        Console.WriteLine($"{Path.GetFileNameWithoutExtension(item.Name)}\t{Stopwatch.GetElapsedTime(watch).TotalSeconds:F2}\t{megabytes}\t{outcome}");
    }
}
