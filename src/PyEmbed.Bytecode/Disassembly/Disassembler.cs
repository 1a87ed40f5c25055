using System.Globalization;
using PyEmbed.Bytecode.Tables;

namespace PyEmbed.Bytecode.Disassembly;

/// <summary>Prints code as <c>dis.dis</c> of CPython 3.11 does, character for character.</summary>
/// <remarks>
/// Two things a code object does not know: the address in the repr of an inner one (<see cref="DisassemblerOptions.AddressOf"/>), and the order in which
/// CPython would show a frozenset, which goes by hashes: here it is the order of the source.
/// </remarks>
internal static class Disassembler
{
    private const int NameWidth = 20;
    private const int ArgWidth = 5;

    /// <summary>The text for a code object and, after it, those inside of it.</summary>
    public static string Disassemble(CodeObject code, DisassemblerOptions? options = null)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(writer, code, options ?? DisassemblerOptions.Default);
        return writer.ToString();
    }

    /// <summary>As <see cref="Disassemble"/>; lines end as the writer's do.</summary>
    public static void Write(TextWriter writer, CodeObject code, DisassemblerOptions options)
    {
        // Not by recursion: code nests as deep as its source says. What is to be printed next is on top.
        var pending = new Stack<(CodeObject Code, int? Depth, bool IsInner)>();
        pending.Push((code, options.Depth, false));
        while (pending.TryPop(out var next))
        {
            if (next.IsInner)
            {
                writer.WriteLine();
                writer.WriteLine($"Disassembly of {Repr(next.Code, options)}:");
            }
            WriteOne(writer, next.Code, options);
            if (next.Depth is <= 0) continue;
            for (var i = next.Code.Consts.Length - 1; i >= 0; i--)
                if (next.Code.Consts[i] is CodeConstant inner) pending.Push((inner.Code, next.Depth - 1, true));
        }
    }

    /// <summary><c>repr(code)</c></summary>
    public static string Repr(CodeObject code, DisassemblerOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"<code object {code.Name} at 0x{options.AddressOf(code):x}, file \"{code.FileName}\", line {code.FirstLine}>");

    private static void WriteOne(TextWriter writer, CodeObject code, DisassemblerOptions options)
    {
        var instructions = new InstructionLister(code, options).List();
        var lineWidth = LineWidth(instructions);
        var offsetWidth = Width(code.Code.Length - 2, 10_000, 4);
        foreach (var instruction in instructions)
        {
            if (instruction is { StartsLine: not null, Offset: > 0 }) writer.WriteLine();
            writer.WriteLine(Format(instruction, lineWidth, offsetWidth, instruction.Offset == options.CurrentOffset));
        }

        var entries = ExceptionTable.Entries(code);
        if (entries.IsEmpty) return;
        writer.WriteLine("ExceptionTable:");
        foreach (var entry in entries)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {entry.Start} to {entry.End - 2} -> {entry.Target} [{entry.Depth}]{(entry.PushesLastI ? " lasti" : "")}"));
    }

    // 0 leaves the column out: there is no line at all.
    private static int LineWidth(List<DisassembledInstruction> instructions)
    {
        int? last = null;
        foreach (var instruction in instructions)
            if (instruction.StartsLine is { } line && !(line < last)) last = line;
        return last is null ? 0 : Width(last.Value, 1000, 3);
    }

    private static int Width(int largest, int threshold, int least) => largest >= threshold ? largest.ToString(CultureInfo.InvariantCulture).Length : least;

    private static string Format(in DisassembledInstruction instruction, int lineWidth, int offsetWidth, bool isCurrent)
    {
        var line = lineWidth == 0 ? "" : (instruction.StartsLine?.ToString(CultureInfo.InvariantCulture) ?? "").PadLeft(lineWidth) + " ";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{line}{(isCurrent ? "-->" : "   ")} {(instruction.IsJumpTarget ? ">>" : "  ")} {instruction.Offset.ToString(CultureInfo.InvariantCulture).PadLeft(offsetWidth)} {instruction.Name,-NameWidth}");
        if (instruction.Arg is { } arg)
        {
            text += string.Create(CultureInfo.InvariantCulture, $" {arg,ArgWidth}");
            if (instruction.ArgText.Length > 0) text += $" ({instruction.ArgText})";
        }
        return text.TrimEnd(' ');
    }
}
