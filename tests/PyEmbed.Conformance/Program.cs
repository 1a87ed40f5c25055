namespace PyEmbed.Conformance;

/// <summary>Compares the front end, in process, with what a CPython 3.11 on this machine says. One class a command; see README.md beside this file.</summary>
internal static class Program
{
    private static int Main(string[] args) => args is [var command, .. var rest]
        ? command switch
        {
            "tokens" => TokensCommand.Run(rest),
            "ast" => AstCommand.Run(rest),
            "errors" => ErrorsCommand.Run(rest),
            "parse" => ParseCommand.Run(rest),
            "mutate" => MutateCommand.Run(rest),
            "bytecode" => BytecodeCommand.Run(rest),
            "programs" => ProgramsCommand.Run(rest),
            "suite" => Suite.SuiteCommand.Run(rest),
            "marshal" => MarshalCommand.Run(rest),
            _ => Usage(),
        }
        : Usage();

    private static int Usage()
    {
        Console.Error.WriteLine("usage: PyEmbed.Conformance tokens|ast|errors|mutate|parse|bytecode|marshal|programs|suite ...");
        return 2;
    }
}
