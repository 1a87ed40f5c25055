using System.Globalization;
using PyEmbed.Benchmarks;

// What the border between host and script costs. Run with `dotnet run -c Release --project tests/PyEmbed.Benchmarks`, with part of a name to run only what it is in.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var wanted = args.Length > 0 ? args[0] : "";
Console.WriteLine($"{"",-44} {"median ns",12} {"fastest ns",12} {"bytes",10}");
foreach (var (name, operations, run) in BorderBenchmarks.All())
{
    if (!name.Contains(wanted, StringComparison.OrdinalIgnoreCase)) continue;
    var result = Measurement.Of(run, operations);
    Console.WriteLine($"{name,-44} {result.Nanoseconds,12:0.0} {result.Fastest,12:0.0} {result.Bytes,10:0.0}");
}
