import _ast as ast
P = dict(lineno=1, col_offset=0)
for attempt in [
    lambda: compile(ast.Expression(None),'','eval'),
    lambda: compile(ast.Expression(),'','eval'),
    lambda: compile(ast.Expression(ast.Pass()),'','eval'),
    lambda: compile(ast.Expression(ast.expr()),'','eval'),
    lambda: compile(ast.Expression(ast.expr(**P)),'','eval'),
    lambda: compile(ast.Expression(ast.BinOp(None,ast.Add(),None,**P)),'','eval'),
    lambda: compile(ast.Expression(ast.BinOp(ast.Constant(1,**P),ast.And(),ast.Constant(1,**P),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.BinOp(ast.Constant(1,**P),ast.Add,ast.Constant(1,**P),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Constant(1,kind=5,**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Constant('1',kind='u',**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Lambda(ast.arguments(),ast.Constant(1,**P),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Lambda(ast.arguments([],[ast.arg(5,**P)],None,[],[],None,[]),ast.Constant(1,**P),**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Lambda(5,ast.Constant(1,**P),**P)),'','eval'),
    lambda: compile(ast.Module([ast.Import([5],**P)],[]),'','exec'),
    lambda: compile(ast.Module([ast.Import([ast.alias('a')],**P)],[]),'','exec'),
    lambda: compile(ast.Module([ast.ImportFrom('a',[ast.alias('a',**P)],'x',**P)],[]),'','exec'),
    lambda: compile(ast.Module([ast.Global([1],**P)],[]),'','exec'),
    lambda: compile(ast.Module([],[5]),'','exec'),
]:
    try:
        result = attempt()
        print(result if isinstance(result, (str, tuple)) else type(result).__name__)
    except Exception as e:
        print(type(e).__name__, str(e).split(' object at')[0])
