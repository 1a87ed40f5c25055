using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Text;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>
/// The abstract grammar of a language version: which node classes there are, their fields and bases. The text is what Python shows as <c>__doc__</c> of the classes.
/// </summary>
internal sealed class NodeGrammar
{
    // One group a line: the name of a class and, behind '=', those derived from it. A star at the end of the name: nodes have a place, of which the end may be missing; two
    // stars: the end is required. '+' leads a line of the newest language, '-' one that it replaces.
    private const string Text = """
        mod = Module(stmt* body, type_ignore* type_ignores)
            | Interactive(stmt* body)
            | Expression(expr body)
            | FunctionType(expr* argtypes, expr returns)
        stmt* =
        -   | FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment)
        +   | FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
        -   | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment)
        +   | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
        -   | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list)
        +   | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
            | Return(expr? value)
            | Delete(expr* targets)
            | Assign(expr* targets, expr value, string? type_comment)
        +   | TypeAlias(expr name, type_param* type_params, expr value)
            | AugAssign(expr target, operator op, expr value)
            | AnnAssign(expr target, expr annotation, expr? value, int simple)
            | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
            | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
            | While(expr test, stmt* body, stmt* orelse)
            | If(expr test, stmt* body, stmt* orelse)
            | With(withitem* items, stmt* body, string? type_comment)
            | AsyncWith(withitem* items, stmt* body, string? type_comment)
            | Match(expr subject, match_case* cases)
            | Raise(expr? exc, expr? cause)
            | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
            | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
            | Assert(expr test, expr? msg)
            | Import(alias* names)
            | ImportFrom(identifier? module, alias* names, int? level)
            | Global(identifier* names)
            | Nonlocal(identifier* names)
            | Expr(expr value)
            | Pass
            | Break
            | Continue
        expr* =
            | BoolOp(boolop op, expr* values)
            | NamedExpr(expr target, expr value)
            | BinOp(expr left, operator op, expr right)
            | UnaryOp(unaryop op, expr operand)
            | Lambda(arguments args, expr body)
            | IfExp(expr test, expr body, expr orelse)
            | Dict(expr* keys, expr* values)
            | Set(expr* elts)
            | ListComp(expr elt, comprehension* generators)
            | SetComp(expr elt, comprehension* generators)
            | DictComp(expr key, expr value, comprehension* generators)
            | GeneratorExp(expr elt, comprehension* generators)
            | Await(expr value)
            | Yield(expr? value)
            | YieldFrom(expr value)
            | Compare(expr left, cmpop* ops, expr* comparators)
            | Call(expr func, expr* args, keyword* keywords)
            | FormattedValue(expr value, int conversion, expr? format_spec)
        +   | Interpolation(expr value, constant str, int conversion, expr? format_spec)
            | JoinedStr(expr* values)
        +   | TemplateStr(expr* values)
            | Constant(constant value, string? kind)
            | Attribute(expr value, identifier attr, expr_context ctx)
            | Subscript(expr value, expr slice, expr_context ctx)
            | Starred(expr value, expr_context ctx)
            | Name(identifier id, expr_context ctx)
            | List(expr* elts, expr_context ctx)
            | Tuple(expr* elts, expr_context ctx)
            | Slice(expr? lower, expr? upper, expr? step)
        expr_context = Load | Store | Del
        boolop = And | Or
        operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
        unaryop = Invert | Not | UAdd | USub
        cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
        comprehension(expr target, expr iter, expr* ifs, int is_async)
        excepthandler* = ExceptHandler(expr? type, identifier? name, stmt* body)
        arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
        arg*(identifier arg, expr? annotation, string? type_comment)
        keyword*(identifier? arg, expr value)
        alias*(identifier name, identifier? asname)
        withitem(expr context_expr, expr? optional_vars)
        match_case(pattern pattern, expr? guard, stmt* body)
        pattern** =
            | MatchValue(expr value)
            | MatchSingleton(constant value)
            | MatchSequence(pattern* patterns)
            | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
            | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
            | MatchStar(identifier? name)
            | MatchAs(pattern? pattern, identifier? name)
            | MatchOr(pattern* patterns)
        type_ignore = TypeIgnore(int lineno, string tag)
        + type_param** =
        +   | TypeVar(identifier name, expr? bound, expr? default_value)
        +   | ParamSpec(identifier name, expr? default_value)
        +   | TypeVarTuple(identifier name, expr? default_value)
        """;

    private static readonly NodeGrammar[] s_known = [new(false), new(true)];

    private readonly Dictionary<string, NodeDescription> _byName = new(StringComparer.Ordinal);
    private readonly NodeDescription[] _byKind;

    private NodeGrammar(bool isNewest)
    {
        var groups = new List<(string Name, EndOfPlace End, List<string> Members)>();
        foreach (var line in Text.Split('\n'))
        {
            if (line[0] == (isNewest ? '-' : '+')) continue;
            Read(line.TrimStart('+', '-', ' '), groups);
        }
        var all = new List<NodeDescription>();
        foreach (var (name, end, members) in groups)
        {
            // A class without others derived from it stands for itself.
            var isProduct = members is [var only] && NameOf(only) == name;
            var description = isProduct ? new NodeDescription(members[0], derivesFrom: null, end) : new NodeDescription(name, members, end);
            Add(description);
            if (isProduct) continue;
            description.Derived = new NodeDescription[members.Count];
            for (var i = 0; i < members.Count; i++) Add(description.Derived[i] = new NodeDescription(members[i], description));
        }
        All = [.. all];
        _byKind = [.. Enum.GetNames<AstKind>().Select(Find)];

        void Add(NodeDescription description)
        {
            description.Index = all.Count;
            all.Add(description);
            _byName.Add(description.Name, description);
        }
    }

    /// <summary>The grammar of a language version.</summary>
    public static NodeGrammar Of(LanguageVersion version) => s_known[version == LanguageVersion.Python314 ? 1 : 0];

    /// <summary>All classes below <c>AST</c>, bases first.</summary>
    public NodeDescription[] All { get; }

    /// <summary>The class of the parser's nodes of a kind.</summary>
    public NodeDescription this[AstKind kind] => _byKind[(int)kind];

    /// <summary>The class of a name.</summary>
    public NodeDescription this[string name] => _byName[name];

    private static void Read(string line, List<(string Name, EndOfPlace End, List<string> Members)> groups)
    {
        if (line.StartsWith('|'))
        {
            groups[^1].Members.Add(line[1..].Trim(' '));
            return;
        }
        var nameEnd = line.AsSpan().IndexOfAny(" =(*");
        var name = line[..nameEnd];
        var stars = 0;
        while (line[nameEnd + stars] == '*') stars++;
        var rest = line[(nameEnd + stars)..].Trim(' ');
        List<string> members = rest.StartsWith('(') ? [name + rest] : [.. rest.TrimStart('=').Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        groups.Add((name, (EndOfPlace)stars, members));
    }

    private static string NameOf(string signature)
    {
        var end = signature.IndexOf('(');
        return end < 0 ? signature : signature[..end];
    }

    // AstKind.MatchCase is match_case; kinds whose class the language version does not have get one that is never used.
    private NodeDescription Find(string kind)
    {
        if (_byName.TryGetValue(kind, out var found)) return found;
        foreach (var description in All)
            if (AsciiText.EqualsIgnoreCase(description.Name.Replace("_", ""), kind)) return description;
        return All[0];
    }
}
