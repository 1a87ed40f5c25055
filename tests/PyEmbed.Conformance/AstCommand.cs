namespace PyEmbed.Conformance;

internal static class AstCommand
{
    public static int Run(string[] args)
    {
        Console.Error.WriteLine("ast: not built yet");
        return 2;
    }
}
