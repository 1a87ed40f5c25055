using System.Collections.Immutable;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// Language reference 7: simple statements.
internal sealed partial class PythonParser
{
    // statement: compound_stmt | simple_stmts. Pushes what it read; false when nothing matches.
    private bool Statement()
    {
        if (CompoundStatement() is not { } compound) return SimpleStatements();
        _statements.Push(compound);
        return true;
    }

    // simple_stmts: ';'.simple_stmt+ [';'] NEWLINE
    private bool SimpleStatements()
    {
        var start = _mark;
        var height = _statements.Count;
        while (SimpleStatement() is { } statement)
        {
            _statements.Push(statement);
            if (!Accept(TokenKind.Semicolon)) break;
        }
        if (_statements.Count > height && Accept(TokenKind.Newline)) return true;
        _statements.Truncate(height);
        _mark = start;
        return false;
    }

    private Statement? SimpleStatement()
    {
        ref readonly var token = ref Current;
        if (token.Kind == TokenKind.Name)
        {
            switch (token.Keyword)
            {
                case Keyword.Return: return Return();
                case Keyword.Import: return Import();
                case Keyword.From: return ImportFrom();
                case Keyword.Raise: return Raise();
                case Keyword.Pass: return new PassNode(RangeOf(_mark++));
                case Keyword.Del: return Delete();
                case Keyword.Yield: return YieldStatement();
                case Keyword.Assert: return Assert();
                case Keyword.Break: return new BreakNode(RangeOf(_mark++));
                case Keyword.Continue: return new ContinueNode(RangeOf(_mark++));
                case Keyword.Global: return GlobalOrNonlocal();
                case Keyword.Nonlocal: return GlobalOrNonlocal();
                case Keyword.Type when _isNewSyntax:
                    if (TypeAlias() is { } alias) return alias;
                    break;
            }
        }
        return AssignmentOrExpression();
    }

    // assignment | star_expressions
    private Statement? AssignmentOrExpression()
    {
        var start = _mark;
        var first = StarExpressions();
        if (first is null)
        {
            if (_useInvalidRules) InvalidAssignment();
            return null;
        }
        var end = _mark;
        Statement? statement = null;
        switch (Current.Kind)
        {
            case TokenKind.Equal:
                statement = Assignment(start, first);
                break;
            case TokenKind.Colon:
                statement = AnnotatedAssignment(start, first);
                break;
            case TokenKind.Newline or TokenKind.Semicolon:
                return new ExprNode(first, RangeFrom(start));
            default:
                if (AugmentedOperator(Current.Kind, out var op))
                {
                    statement = AugmentedAssignment(start, first, op, out var isCut);
                    if (isCut && statement is null)
                    {
                        // The grammar commits itself behind the operator: no hint about the target is given then.
                        _mark = end;
                        return new ExprNode(first, RangeFrom(start));
                    }
                }
                break;
        }
        if (statement is not null) return statement;
        if (_useInvalidRules)
        {
            _mark = start;
            InvalidAssignment();
        }
        _mark = end;
        return new ExprNode(first, RangeFrom(start));
    }

    // (star_targets '=')+ (yield_expr | star_expressions) !'=' [TYPE_COMMENT]
    private AssignNode? Assignment(int start, Expression first)
    {
        var height = _expressions.Count;
        var value = first;
        while (At(TokenKind.Equal))
        {
            if (AsTarget(value, ExprContext.Store) is not { } target)
            {
                _expressions.Truncate(height);
                return null;
            }
            _expressions.Push(target);
            _mark++;
            var isYield = At(Keyword.Yield);
            var next = isYield ? YieldExpression() : StarExpressions();
            if (next is null || isYield && At(TokenKind.Equal))
            {
                _expressions.Truncate(height);
                return null;
            }
            value = next;
        }
        var targets = _expressions.Take(height);
        var typeComment = TypeComment();
        return new AssignNode(targets, value, typeComment, RangeFrom(start));
    }

    private string? TypeComment()
    {
        if (!At(TokenKind.TypeComment)) return null;
        var position = _mark++;
        if (Utf8Decoding.FindFault(_tokenizer.GetUtf8(_tokens[position])) is { } fault) throw new CompileErrorException(fault);
        return _tokenizer.GetText(_tokens[position]);
    }

    // NAME ':' expression ['=' annotated_rhs]
    // ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
    private AnnAssignNode? AnnotatedAssignment(int start, Expression first)
    {
        if (first is not (NameNode or AttributeNode or SubscriptNode)) return null;
        var isSimple = first is NameNode && _mark == start + 1;
        _mark++;
        var annotation = Expression();
        if (annotation is null) return null;
        Expression? value = null;
        if (At(TokenKind.Equal))
        {
            var before = _mark++;
            value = At(Keyword.Yield) ? YieldExpression() : StarExpressions();
            if (value is null) _mark = before;
        }
        CheckVersion(6, isSimple ? "Variable annotation syntax is" : "Variable annotations syntax is");
        return new AnnAssignNode(AsTarget(first, ExprContext.Store)!, annotation, value, isSimple, RangeFrom(start));
    }

    // single_target augassign ~ (yield_expr | star_expressions)
    private AugAssignNode? AugmentedAssignment(int start, Expression first, BinaryOperator op, out bool isCut)
    {
        isCut = first is NameNode or AttributeNode or SubscriptNode;
        if (!isCut) return null;
        if (op == BinaryOperator.MatMult) CheckVersion(5, "The '@' operator is");
        _mark++;
        var value = At(Keyword.Yield) ? YieldExpression() : StarExpressions();
        return value is null ? null : new AugAssignNode(AsTarget(first, ExprContext.Store)!, op, value, RangeFrom(start));
    }

    private static bool AugmentedOperator(TokenKind kind, out BinaryOperator op)
    {
        BinaryOperator? found = kind switch
        {
            TokenKind.PlusEqual => BinaryOperator.Add,
            TokenKind.MinusEqual => BinaryOperator.Sub,
            TokenKind.StarEqual => BinaryOperator.Mult,
            TokenKind.AtEqual => BinaryOperator.MatMult,
            TokenKind.SlashEqual => BinaryOperator.Div,
            TokenKind.PercentEqual => BinaryOperator.Mod,
            TokenKind.AmpersandEqual => BinaryOperator.BitAnd,
            TokenKind.VerticalBarEqual => BinaryOperator.BitOr,
            TokenKind.CircumflexEqual => BinaryOperator.BitXor,
            TokenKind.LeftShiftEqual => BinaryOperator.LShift,
            TokenKind.RightShiftEqual => BinaryOperator.RShift,
            TokenKind.DoubleStarEqual => BinaryOperator.Pow,
            TokenKind.DoubleSlashEqual => BinaryOperator.FloorDiv,
            _ => null,
        };
        op = found.GetValueOrDefault();
        return found is not null;
    }

    // yield_stmt: yield_expr
    private ExprNode? YieldStatement()
    {
        if (_useInvalidRules) InvalidAssignment();
        var start = _mark;
        return YieldExpression() is { } value ? new ExprNode(value, RangeFrom(start)) : null;
    }

    // return_stmt: 'return' [star_expressions]
    private ReturnNode Return()
    {
        var start = _mark++;
        var value = StarExpressions();
        return new ReturnNode(value, RangeFrom(start));
    }

    // raise_stmt: 'raise' expression ['from' expression] | 'raise'
    private RaiseNode Raise()
    {
        var start = _mark++;
        var exception = Expression();
        Expression? cause = null;
        if (exception is not null && At(Keyword.From))
        {
            var before = _mark++;
            cause = Expression();
            if (cause is null) _mark = before;
        }
        return new RaiseNode(exception, cause, RangeFrom(start));
    }

    // del_stmt: 'del' del_targets &(';' | NEWLINE)
    private DeleteNode? Delete()
    {
        var start = _mark++;
        var height = _expressions.Count;
        if (DeleteTargets() && (At(TokenKind.Semicolon) || At(TokenKind.Newline)))
        {
            return new DeleteNode(_expressions.Take(height), RangeFrom(start));
        }
        _expressions.Truncate(height);
        _mark = start;
        if (_useInvalidRules) InvalidDelete();
        return null;
    }

    // assert_stmt: 'assert' expression [',' expression]
    private AssertNode? Assert()
    {
        var start = _mark++;
        var test = Expression();
        if (test is null)
        {
            _mark = start;
            return null;
        }
        Expression? message = null;
        if (At(TokenKind.Comma))
        {
            var before = _mark++;
            message = Expression();
            if (message is null) _mark = before;
        }
        return new AssertNode(test, message, RangeFrom(start));
    }

    // global_stmt: 'global' ','.NAME+; nonlocal_stmt alike
    private Statement? GlobalOrNonlocal()
    {
        var start = _mark;
        var isGlobal = At(Keyword.Global);
        _mark++;
        if (!AtIdentifier)
        {
            _mark = start;
            return null;
        }
        var names = ImmutableArray.CreateBuilder<string>(1);
        names.Add(IdentifierAt(_mark++));
        while (At(TokenKind.Comma))
        {
            _mark++;
            if (!AtIdentifier)
            {
                _mark--;
                break;
            }
            names.Add(IdentifierAt(_mark++));
        }
        return isGlobal ? new GlobalNode(names.DrainToImmutable(), RangeFrom(start)) : new NonlocalNode(names.DrainToImmutable(), RangeFrom(start));
    }
}
