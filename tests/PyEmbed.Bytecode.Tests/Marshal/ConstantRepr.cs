using System.Globalization;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;

namespace PyEmbed.Bytecode.Tests.Marshal;

/// <summary>Python's <c>repr</c> of what the tests load: simple values, containers that may hold themselves.</summary>
internal static class ConstantRepr
{
    public static string Of(Constant value) => Of(value, []);

    private static string Of(Constant value, HashSet<Constant> open) => value switch
    {
        NoneConstant => "None",
        EllipsisConstant => "Ellipsis",
        StopIterationConstant => "<class 'StopIteration'>",
        BoolConstant b => b.Value ? "True" : "False",
        IntConstant i => i.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant f => Number(f.Value),
        ComplexConstant c => $"({Number(c.Real).Replace(".0", "")}+{Number(c.Imaginary).Replace(".0", "")}j)",
        StrConstant s => $"'{string.Concat(s.Value.ToCodePoints().Select(Character))}'",
        BytesConstant b => $"b'{string.Concat(b.Value.Select(x => (char)x))}'",
        CodeConstant c => $"<code {(int)c.Code.Flags} ({string.Concat(c.Code.VarNames.Select(n => $"'{n}',"))})>",
        TupleConstant t => Items(t, t.Items, "(", t.Items.Length == 1 ? ",)" : ")", open),
        ListConstant l => Items(l, l.Items, "[", "]", open),
        SetConstant s => Items(s, s.Items, "{", "}", open),
        FrozenSetConstant { Items.Length: 0 } => "frozenset()",
        FrozenSetConstant s => Items(s, s.Items, "frozenset({", "})", open),
        DictConstant d => Dict(d, open),
        _ => throw new ArgumentException(value.GetType().Name),
    };

    private static string Items(Constant container, IEnumerable<Constant> items, string start, string end, HashSet<Constant> open)
    {
        if (open.Any(o => ReferenceEquals(o, container))) return start + "..." + end.TrimStart(',');
        var inner = new HashSet<Constant>(open, ReferenceEqualityComparer.Instance) { container };
        return start + string.Join(", ", items.Select(item => Of(item, inner))) + end;
    }

    private static string Dict(DictConstant dict, HashSet<Constant> open)
    {
        if (open.Any(o => ReferenceEquals(o, dict))) return "{...}";
        var inner = new HashSet<Constant>(open, ReferenceEqualityComparer.Instance) { dict };
        return "{" + string.Join(", ", dict.Items.Select(p => $"{Of(p.Key, inner)}: {Of(p.Value, inner)}")) + "}";
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : value.ToString("R", CultureInfo.InvariantCulture) + (value == Math.Floor(value) ? ".0" : "");

    private static string Character(int c) => c switch
    {
        < 0x7F => ((char)c).ToString(),
        < 0x100 => $"\\\\x{c:x2}",
        < 0x10000 => $"\\\\u{c:x4}",
        _ => $"\\\\U{c:x8}",
    };
}
