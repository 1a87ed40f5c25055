using PyEmbed.Bytecode.Instructions;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Emit;

// f-strings (language reference 2.4.3), and t-strings (PEP 750).
internal sealed partial class CodeGenerator
{
    private const int FormatHasSpec = 4;

    private void VisitJoinedStr(JoinedStrNode node)
    {
        if (node.Values.Length > StackUseGuideline)
        {
            // ''.join([...]) needs no deep stack.
            EmitLoadConst("");
            EmitName(Op.LoadMethod, "join");
            Emit(Op.BuildList, 0);
            foreach (var value in node.Values)
            {
                Visit(value);
                Emit(Op.ListAppend, 1);
            }
            EmitCall(1);
            return;
        }
        VisitAll(node.Values);
        if (node.Values.Length != 1) Emit(Op.BuildString, node.Values.Length);
    }

    private void VisitFormattedValue(FormattedValueNode node)
    {
        Visit(node.Value);
        var arg = node.Conversion switch
        {
            -1 => 0,
            's' => 1,
            'r' => 2,
            'a' => 3,
            _ => throw new CompileErrorException("SystemError", $"Unrecognized conversion character {node.Conversion}"),   // only in built trees
        };
        if (node.FormatSpec is not null)
        {
            Visit(node.FormatSpec);
            arg |= FormatHasSpec;
        }
        Emit(Op.FormatValue, arg);
    }

    /// <summary>Strings and interpolations alternate, beginning and ending with a string: empty ones fill in.</summary>
    private void VisitTemplateStr(TemplateStrNode node)
    {
        var strings = 0;
        var interpolations = 0;
        var isStringDue = true;
        foreach (var value in node.Values)
        {
            if (value is InterpolationNode)
            {
                interpolations++;
                if (isStringDue)
                {
                    EmitLoadConst("");
                    strings++;
                }
                isStringDue = true;
                continue;
            }
            Visit(value);
            strings++;
            isStringDue = false;
        }
        if (isStringDue)
        {
            EmitLoadConst("");
            strings++;
        }
        Emit(Op.BuildTuple, strings);
        foreach (var value in node.Values)
        {
            if (value is InterpolationNode) Visit(value);
        }
        Emit(Op.BuildTuple, interpolations);
        Emit(Op.CallIntrinsic2, (int)Intrinsic.BuildTemplate);
    }

    private void VisitInterpolation(InterpolationNode node)
    {
        Visit(node.Value);
        EmitLoadConst(node.Str);
        EmitLoadConst(node.Conversion < 0 ? Constant.None : new StrConstant(((char)node.Conversion).ToString()));
        if (node.FormatSpec is null) EmitLoadConst("");
        else Visit(node.FormatSpec);
        Emit(Op.BuildTuple, 4);
        Emit(Op.CallIntrinsic1, (int)Intrinsic.BuildInterpolation);
    }
}
