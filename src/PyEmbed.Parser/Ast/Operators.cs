namespace PyEmbed.Parser.Ast;

/// <summary><c>boolop</c></summary>
internal enum BoolOperator : byte { And, Or }

/// <summary><c>operator</c></summary>
internal enum BinaryOperator : byte { Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv }

/// <summary><c>unaryop</c></summary>
internal enum UnaryOperator : byte { Invert, Not, UAdd, USub }

/// <summary><c>cmpop</c></summary>
internal enum CompareOperator : byte { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn }

/// <summary><c>expr_context</c>: whether a target is read, assigned or deleted.</summary>
internal enum ExprContext : byte { Load, Store, Del }
