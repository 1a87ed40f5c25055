namespace PyEmbed.Bytecode.Tests.Instructions;

/// <summary>Reads the notation of <c>[Instruction]</c>: counts of one side of <c>container, key -- value</c> for an oparg.</summary>
internal static class StackEffectNotation
{
    public static int Pops(string effect, int oparg) => Count(effect.Split("--")[0], oparg);

    public static int Pushes(string effect, int oparg) => Count(effect.Split("--")[1], oparg);

    private static int Count(string side, int oparg)
    {
        var count = 0;
        foreach (var item in side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = item.IndexOf('[');
            count += bracket < 0 ? 1 : Evaluate(item[(bracket + 1)..^1], oparg);
        }
        return count;
    }

    // Operands and operators alternate; strictly from left to right, without precedence.
    private static int Evaluate(string expression, int oparg)
    {
        var at = 0;
        var value = Operand();
        while (at < expression.Length)
        {
            var start = at;
            while (!char.IsLetterOrDigit(expression[at])) at++;
            var symbol = expression[start..at];
            var right = Operand();
            value = symbol switch
            {
                "*" => value * right,
                "-" => value - right,
                "&" => value & right,
                ">>" => value >> right,
                "==" => value == right ? 1 : 0,
                _ => throw new FormatException(expression),
            };
        }
        return value;

        int Operand()
        {
            var start = at;
            while (at < expression.Length && char.IsLetterOrDigit(expression[at])) at++;
            var word = expression[start..at];
            return word == "oparg" ? oparg : int.Parse(word);
        }
    }
}
