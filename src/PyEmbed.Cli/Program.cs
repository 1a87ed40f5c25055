using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Cli;

/// <summary><c>pyembed</c>: the command line of <c>python3</c>.</summary>
internal static class Program
{
    private const int TimeLimitReached = 124;
    private const int StepLimitReached = 125;
    private const int MemoryLimitReached = 137;
    private const int StackSize = 64 << 20;

    private static int Main(string[] args)
    {
        var line = CommandLine.Parse(args);
        if (line.Error is { } error)
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine("usage: pyembed [option] ... [-c cmd | -m mod | file | -] [arg] ...");
            Console.Error.WriteLine("Try `pyembed -h' for more information.");
            return 2;
        }
        switch (line.Kind)
        {
            case RunKind.Version:
                Console.Out.WriteLine("Python 3.11.7");
                return 0;
            case RunKind.Help:
                Console.Out.Write(HelpText.Text);
                return 0;
        }
        // Recursion in C# (comparing and printing nested objects) gets the room that CPython's main thread has.
        var status = 0;
        var thread = new Thread(() => status = Run(line), StackSize);
        thread.Start();
        thread.Join();
        return status;
    }

    [HostText("the standard streams are UTF-8")]
    private static int Run(CommandLine line)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 8192) { AutoFlush = line.IsUnbuffered };
        using var errors = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false), 1024) { AutoFlush = true };
        try
        {
            using var engine = new PyEngine(EngineSetup.Options(line, output, errors));
            return new ScriptRun(engine, line, errors).Run();
        }
        catch (ExecutionLimitException limit)
        {
            Flush(output);
            errors.WriteLine(limit.Message);
            return limit.Limit switch
            {
                ExecutionLimit.Time => TimeLimitReached,
                ExecutionLimit.Steps => StepLimitReached,
                ExecutionLimit.Memory => MemoryLimitReached,
                _ => 1,
            };
        }
        finally
        {
            Flush(output);
        }
    }

    private static void Flush(TextWriter output)
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // Nobody reads any more.
        }
    }
}
