namespace PyEmbed.Conformance;

internal static class TokensCommand
{
    public static int Run(string[] args)
    {
        Console.Error.WriteLine("tokens: not built yet");
        return 2;
    }
}
