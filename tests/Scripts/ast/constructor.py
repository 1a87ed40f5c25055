from _ast import AST, Name, Expression, BinOp
def attempt(f):
    try:
        print(sorted(f().__dict__.items()))
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: AST(1))
attempt(lambda: AST(a=1))
attempt(lambda: Name(1, 2, 3))
attempt(lambda: Expression(1, 2))
attempt(lambda: Name('x', id='y'))
attempt(lambda: Name('x', foo='y'))
attempt(lambda: BinOp(right=3, left=1))
for fields in [('a', 'b'), ('a', 1), 5]:
    attempt(lambda: type('X', (AST,), {'_fields': fields})(1, 2))
attempt(lambda: type('X', (AST, list), {})(1))
attempt(lambda: AST.__init__(1))
attempt(lambda: AST.__new__(Name, 1, 2, 3, 4, 5))
print(Name('x').__reduce__(), Name('x').end_lineno, Name.__init__ is AST.__init__)
try: Name('x').ctx
except AttributeError as e: print(e)
try: AST().x
except AttributeError as e: print(e)
