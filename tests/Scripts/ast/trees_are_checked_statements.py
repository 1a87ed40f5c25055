import _ast as ast
P = dict(lineno=1, col_offset=0)
for attempt in [
    lambda: compile(ast.Module([],[ast.TypeIgnore(1,'x')]),'','exec'),
    lambda: compile(ast.Module([],[ast.TypeIgnore(1,5)]),'','exec'),
    lambda: compile(ast.Module([5],[]),'','exec'),
    lambda: compile(ast.Module(5,[]),'','exec'),
    lambda: compile(ast.Module([]),'','exec'),
    lambda: compile(ast.Module([ast.Pass()]),'','exec'),
    lambda: compile(ast.FunctionType([],ast.Constant(1,**P)),'','func_type'),
    lambda: compile(ast.FunctionType([],ast.Constant(1,**P)),'','func_type',0x400),
    lambda: compile('() -> int','','func_type'),
    lambda: compile('() -> int','','func_type',0x400).returns.id,
    lambda: compile(ast.Interactive([ast.Pass(**P)]),'','single'),
    lambda: compile(ast.mod(),'','exec'),
    lambda: compile(ast.AST(),'','exec'),
    lambda: compile(ast.Module([],[]),'','exec',0x400),
    lambda: compile(ast.Module([5],[]),'','exec',0x400),
    lambda: compile(ast.Name(),'','exec',0x400),
    lambda: compile(ast.Expression(ast.FormattedValue(ast.Constant(1,**P),'x',None,**P)),'','eval'),
    lambda: compile(ast.Expression(ast.ListComp(ast.Constant(1,**P),[ast.comprehension(ast.Name('x',ast.Store(),**P),ast.Constant(1,**P),[],'x')],**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Compare(ast.Constant(1,**P),[5],[ast.Constant(1,**P)],**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Compare(ast.Constant(1,**P),[None],[ast.Constant(1,**P)],**P)),'','eval'),
    lambda: compile(ast.Module([ast.Match(ast.Constant(1,**P),[ast.match_case(5,None,[])],**P)],[]),'','exec'),
    lambda: compile(ast.Module([ast.Match(ast.Constant(1,**P),[None],**P)],[]),'','exec'),
    lambda: compile(ast.Module([ast.Match(ast.Constant(1,**P),[ast.match_case(ast.MatchSingleton([],**P),None,[])],**P)],[]),'','exec'),
    lambda: compile(ast.Module([ast.Try([],[5],[],[],**P)],[]),'','exec'),
    lambda: compile(ast.Module([ast.With([5],[],**P)],[]),'','exec'),
    lambda: compile(ast.Module([ast.With([None],[],**P)],[]),'','exec'),
    lambda: compile(ast.Expression(ast.Call(ast.Constant(1,**P),[],[None],**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Call(ast.Constant(1,**P),[],[5],**P)),'','eval'),
    lambda: compile(ast.Expression(ast.Name('x',ast.expr_context(),**P)),'','eval'),
    lambda: compile(ast.Module([None],[]),'','exec'),
    lambda: compile(ast.Module([ast.Delete([None],**P)],[]),'','exec'),
    lambda: compile(ast.Expression(ast.Name(type('S',(str,),{})('x'),ast.Load(),**P)),'','eval').co_names,
    lambda: compile(ast.Expression(ast.Name('x y',ast.Load(),**P)),'','eval').co_names,
    lambda: compile(ast.Expression(ast.Name('\\ud800',ast.Load(),**P)),'','eval').co_names,
    lambda: compile(ast.Expression(ast.Name('\\u212b',ast.Load(),**P)),'','eval').co_names,
]:
    try:
        result = attempt()
        print(result if isinstance(result, (str, tuple)) else type(result).__name__)
    except Exception as e:
        print(type(e).__name__, str(e).split(' object at')[0])
