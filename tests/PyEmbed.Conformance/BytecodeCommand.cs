namespace PyEmbed.Conformance;

internal static class BytecodeCommand
{
    public static int Run(string[] args)
    {
        Console.Error.WriteLine("bytecode: not built yet");
        return 2;
    }
}
