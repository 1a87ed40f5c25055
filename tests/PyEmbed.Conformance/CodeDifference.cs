using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Disassembly;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Core.Literals;

namespace PyEmbed.Conformance;

/// <summary>A field in which two code objects differ.</summary>
internal sealed record CodeDifference(string Path, string Field, string Cause, string Detail)
{
    private const int Context = 6;

    /// <summary>All differing fields of two code objects and those inside of them.</summary>
    public static List<CodeDifference> Find(CodeObject ours, CodeObject theirs)
    {
        var found = new List<CodeDifference>();
        Compare(found, ours, theirs, "<module>");
        return found;
    }

    private static void Compare(List<CodeDifference> found, CodeObject ours, CodeObject theirs, string path)
    {
        Field("co_name", ours.Name, theirs.Name);
        Field("co_qualname", ours.QualName, theirs.QualName);
        Field("co_filename", ours.FileName, theirs.FileName);
        Field("co_firstlineno", ours.FirstLine, theirs.FirstLine);
        Field("co_argcount", ours.ArgCount, theirs.ArgCount);
        Field("co_posonlyargcount", ours.PosOnlyArgCount, theirs.PosOnlyArgCount);
        Field("co_kwonlyargcount", ours.KwOnlyArgCount, theirs.KwOnlyArgCount);
        Field("co_flags", ours.Flags, theirs.Flags);
        Field("co_names", string.Join(" ", ours.Names), string.Join(" ", theirs.Names));
        Field("co_localsplusnames", string.Join(" ", ours.LocalsPlusNames), string.Join(" ", theirs.LocalsPlusNames));
        Field("co_localspluskinds", string.Join(" ", ours.LocalsPlusKinds), string.Join(" ", theirs.LocalsPlusKinds));
        Field("co_stacksize", ours.StackSize, theirs.StackSize);
        CompareCode();
        CompareConstants();
        Field("co_exceptiontable", Handlers(ours), Handlers(theirs));
        return;

        void Field<T>(string name, T a, T b)
        {
            if (!EqualityComparer<T>.Default.Equals(a, b)) found.Add(new CodeDifference(path, name, name, $"ours {a}\n    CPython {b}"));
        }

        void CompareCode()
        {
            var a = new InstructionLister(ours, DisassemblerOptions.Default).List();
            var b = new InstructionLister(theirs, DisassemblerOptions.Default).List();
            var isSameCode = ours.Code.AsSpan().SequenceEqual(theirs.Code.AsSpan());
            if (isSameCode && ours.LineTable.AsSpan().SequenceEqual(theirs.LineTable.AsSpan())) return;
            // Offsets shift behind a difference, and jumps over it with them.
            var at = 0;
            while (at < a.Count && at < b.Count && Same(a[at], b[at], isSameCode)) at++;
            var cause = $"{(at < a.Count ? a[at].Name : "end")} for {(at < b.Count ? b[at].Name : "end")}";
            found.Add(new CodeDifference(path, isSameCode ? "co_linetable" : "co_code", isSameCode ? "location of " + cause : cause, $"ours\n{Show(a, at)}    CPython\n{Show(b, at)}"));
        }

        static bool Same(DisassembledInstruction x, DisassembledInstruction y, bool withPosition)
        {
            if (x.Opcode != y.Opcode || (withPosition && x.Position != y.Position)) return false;
            if (withPosition || x.Arg == y.Arg) return true;
            return x.ArgText.StartsWith("to ", StringComparison.Ordinal) || (x.ArgText == y.ArgText && x.ArgText.Length > 0) || x.ArgText.StartsWith("<code", StringComparison.Ordinal);
        }

        static string Show(List<DisassembledInstruction> list, int at)
        {
            var text = new StringWriter();
            for (var i = Math.Max(0, at - Context); i < Math.Min(list.Count, at + Context); i++)
            {
                var p = list[i].Position;
                text.WriteLine($"    {(i == at ? "-->" : "   ")} {list[i].Offset,5} {list[i].Name,-26} {list[i].Arg,5} {list[i].ArgText,-24:.24} {p.Line}:{p.Column}-{p.EndLine}:{p.EndColumn}");
            }
            return text.ToString();
        }

        void CompareConstants()
        {
            if (ours.Consts.Length != theirs.Consts.Length)
            {
                Field("co_consts", List(ours), List(theirs));
            }
            for (var i = 0; i < Math.Min(ours.Consts.Length, theirs.Consts.Length); i++)
            {
                if (ours.Consts[i] is CodeConstant x && theirs.Consts[i] is CodeConstant y) Compare(found, x.Code, y.Code, $"{path}.{y.Code.Name}");
                else if (!ours.Consts[i].Equals(theirs.Consts[i]) && ours.Consts.Length == theirs.Consts.Length) Field("co_consts", Describe(ours.Consts[i]), Describe(theirs.Consts[i]));
            }
        }

        static string List(CodeObject code) => string.Join(", ", code.Consts.Select(Describe));

        static string Describe(Constant constant) => constant is CodeConstant code ? $"<{code.Code.Name}>" : CodeOracle.Describe(constant);
    }

    private static string Handlers(CodeObject code) => string.Join(" ", ExceptionTable.Entries(code).Select(e => $"{e.Start}-{e.End}:{e.Target}[{e.Depth}{(e.PushesLastI ? "+" : "")}]"));
}
