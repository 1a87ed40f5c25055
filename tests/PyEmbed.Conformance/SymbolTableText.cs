using System.Numerics;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Core.Literals;

namespace PyEmbed.Conformance;

/// <summary>Symbol tables as text: a line a scope, a line its symbols.</summary>
internal static class SymbolTableText
{
    private const int ScopeShift = 11;   // where `_symtable` puts the scope into the flags

    /// <summary>Ours.</summary>
    public static string Describe(ScopeTable top)
    {
        var text = new StringWriter();
        Write(top, "");
        return text.ToString();

        void Write(ScopeTable scope, string indent)
        {
            var kind = scope.Kind switch { ScopeKind.Class => 1, ScopeKind.Module => 2, _ => 0 };
            text.WriteLine($"{indent}{scope.Name} {kind} {scope.FirstLine} {scope.IsNested} [{string.Join(" ", scope.VarNames)}]");
            text.WriteLine($"{indent}  {string.Join(" ", scope.Symbols.Select(s => $"{s.Name}:{(int)s.Flags | (int)s.Scope << ScopeShift}").Order(StringComparer.Ordinal))}");
            foreach (var child in scope.Children) Write(child, indent + "  ");
        }
    }

    /// <summary>The oracle's; or its error.</summary>
    public static string Describe(Constant table)
    {
        if (table is TupleConstant { Items: [StrConstant name, StrConstant, ..] } && name.Value.ToUtf16() is "SyntaxError" or "error") return CodeOracle.Describe(table);
        var text = new StringWriter();
        Write((TupleConstant)table, "");
        return text.ToString();

        void Write(TupleConstant scope, string indent)
        {
            text.WriteLine($"{indent}{Str(scope.Items[0])} {Int(scope.Items[1])} {Int(scope.Items[2])} {((BoolConstant)scope.Items[3]).Value} [{string.Join(" ", Items(scope.Items[4]).Select(Str))}]");
            text.WriteLine($"{indent}  {string.Join(" ", Items(scope.Items[5]).Select(s => $"{Str(Items(s).First())}:{Int(Items(s).Last())}").Order(StringComparer.Ordinal))}");
            foreach (var child in Items(scope.Items[6])) Write((TupleConstant)child, indent + "  ");
        }

        static string Str(Constant c) => ((StrConstant)c).Value.ToUtf16();

        static BigInteger Int(Constant c) => ((IntConstant)c).Value;

        static IEnumerable<Constant> Items(Constant c) => ((TupleConstant)c).Items;
    }

    public static string FirstDifference(string ours, string theirs)
    {
        var a = ours.Split('\n');
        var b = theirs.Split('\n');
        var at = 0;
        while (at < a.Length && at < b.Length && a[at] == b[at]) at++;
        return $"{(at > 0 && at - 1 < a.Length ? a[at - 1] : "")}\n    ours {(at < a.Length ? a[at] : "end")}\n    CPython {(at < b.Length ? b[at] : "end")}";
    }
}
