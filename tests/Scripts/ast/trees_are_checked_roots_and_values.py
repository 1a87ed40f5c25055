import _ast as ast
P = dict(lineno=1, col_offset=0)
for attempt in [
    lambda: compile('x','','exec',0x400).body[0].value.ctx is compile('y','','exec',0x400).body[0].value.ctx,
    lambda: compile(1,'','exec'),
    lambda: compile(ast.Name(),'','exec'),
    lambda: compile(ast.Name('x',ast.Load()),'','eval'),
    lambda: compile(ast.Module([],[]),'','eval'),
    lambda: compile(ast.Expression(ast.Constant(1)),'','exec'),
    lambda: compile(ast.Expression(ast.Constant(1,**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Constant([],**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Constant((1,[]),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Name(1,ast.Load(),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',None,**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',5,**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',ast.Load(),lineno='a',col_offset=0)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',ast.Load(),lineno=2**40,col_offset=0)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',ast.Load(),lineno=True,col_offset=0)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',ast.Load(),lineno=1.5,col_offset=0)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',ast.Load(),lineno=None,col_offset=0)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',ast.Load(),**P,end_lineno='a')),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',ast.Load(),**P,end_lineno=None,end_col_offset=3)),'','eval'),
    lambda: compile(ast.Expression(ast.List('x',ast.Load(),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.List(None,ast.Load(),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.List(ctx=ast.Load(),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.List([None],ast.Load(),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.List([1],ast.Load(),**P)),'','eval'),
    lambda: compile(ast.Expression(5),'','eval'),
]:
    try:
        result = attempt()
        print(result if isinstance(result, (str, tuple)) else type(result).__name__)
    except Exception as e:
        print(type(e).__name__, str(e).split(' object at')[0])
