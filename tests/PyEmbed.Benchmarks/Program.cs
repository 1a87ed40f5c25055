using System.Globalization;
using PyEmbed.Benchmarks;

// What the border between host and script costs:
//   dotnet run -c Release --project tests/PyEmbed.Benchmarks [part of a name]
// What calls of a script's main() cost, in time, allocated bytes and collections:
//   dotnet run -c Release --project tests/PyEmbed.Benchmarks -- script.py [calls]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var wanted = args.Length > 0 ? args[0] : "";
if (wanted.EndsWith(".py", StringComparison.Ordinal))
{
    ScriptBenchmark.Run(wanted, args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10);
    return;
}
Console.WriteLine($"{"",-44} {"median ns",12} {"fastest ns",12} {"bytes",10}");
foreach (var (name, operations, run) in BorderBenchmarks.All())
{
    if (!name.Contains(wanted, StringComparison.OrdinalIgnoreCase)) continue;
    var result = Measurement.Of(run, operations);
    Console.WriteLine($"{name,-44} {result.Nanoseconds,12:0.0} {result.Fastest,12:0.0} {result.Bytes,10:0.0}");
}
