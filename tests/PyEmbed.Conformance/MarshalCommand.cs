namespace PyEmbed.Conformance;

internal static class MarshalCommand
{
    public static int Run(string[] args)
    {
        Console.Error.WriteLine("marshal: not built yet");
        return 2;
    }
}
