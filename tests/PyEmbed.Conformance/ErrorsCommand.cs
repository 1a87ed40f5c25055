namespace PyEmbed.Conformance;

internal static class ErrorsCommand
{
    public static int Run(string[] args)
    {
        Console.Error.WriteLine("errors: not built yet");
        return 2;
    }
}
