using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Disassembly;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.Tests.Samples;

/// <summary>Every attribute of a code object and of those inside it as text, so that two can be compared and a difference be read.</summary>
internal static class CodeText
{
    public static string Describe(CodeObject code)
    {
        var text = new StringWriter { NewLine = "\n" };
        Write(text, code);
        return text.ToString();
    }

    private static void Write(TextWriter text, CodeObject code)
    {
        text.WriteLine($"{code.QualName} ({code.Name}) in {code.FileName} at {code.FirstLine}");
        text.WriteLine($"arguments {code.ArgCount} {code.PosOnlyArgCount} {code.KwOnlyArgCount}, stack {code.StackSize}, flags {(int)code.Flags:x}");
        text.WriteLine($"names {string.Join(" ", code.Names)}");
        text.WriteLine($"locals {string.Join(" ", code.LocalsPlusNames.Zip(code.LocalsPlusKinds, (name, kind) => $"{name}:{(int)kind:x}"))}");
        text.WriteLine($"constants {string.Join(", ", code.Consts.Select(c => c is CodeConstant inner ? inner.Code.Name : ConstantRepr.Repr(c).ToUtf16()))}");
        foreach (var instruction in new InstructionLister(code, DisassemblerOptions.Default).List())
            text.WriteLine($"{instruction.Offset} {instruction.Name} {instruction.Arg} {instruction.ArgText} @ {instruction.Position}");
        foreach (var entry in ExceptionTable.Entries(code)) text.WriteLine(entry);
        text.WriteLine($"{Convert.ToHexString(code.Code.AsSpan())} {Convert.ToHexString(code.LineTable.AsSpan())} {Convert.ToHexString(code.ExceptionTable.AsSpan())}");
        foreach (var constant in code.Consts)
            if (constant is CodeConstant inner) Write(text, inner.Code);
    }
}
