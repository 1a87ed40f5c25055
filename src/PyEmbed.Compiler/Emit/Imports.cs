using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    private void VisitImport(ImportNode node)
    {
        foreach (var alias in node.Names)
        {
            EmitLoadConst(0);
            EmitLoadConst(Constant.None);
            EmitName(Op.ImportName, alias.Name);
            var dot = alias.Name.IndexOf('.');
            if (alias.AsName is not null) BindImportedAs(alias.Name, alias.AsName);
            else StoreName(dot < 0 ? alias.Name : alias.Name[..dot]);
        }
    }

    /// <summary>IMPORT_NAME gave the outermost package of <c>a.b.c</c>; the module itself is fetched step by step.</summary>
    private void BindImportedAs(string name, string asName)
    {
        var parts = name.Split('.');
        for (var i = 1; i < parts.Length; i++)
        {
            if (i > 1)
            {
                Emit(Op.Swap, 2);
                Emit(Op.PopTop);
            }
            Charge();
            _unit.EmitName(Op.ImportFrom, parts[i]);
        }
        StoreName(asName);
        if (parts.Length > 1) Emit(Op.PopTop);
    }

    private void VisitImportFrom(ImportFromNode node)
    {
        EmitLoadConst(node.Level ?? 0);
        if (node.Range.Line > _options.LastFutureLine && node.Module == "__future__")
            throw Error("from __future__ imports must occur at the beginning of the file");
        EmitLoadConst(TupleOfNames(node.Names.Select(static alias => alias.Name)));
        EmitName(Op.ImportName, node.Module ?? "");
        if (node.Names[0].Name.StartsWith('*'))
        {
            Emit(Op.ImportStar);
            return;
        }
        foreach (var alias in node.Names)
        {
            EmitName(Op.ImportFrom, alias.Name);
            StoreName(alias.AsName ?? alias.Name);
        }
        Emit(Op.PopTop);
    }
}
