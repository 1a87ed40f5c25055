import sys
class X(Exception):
    print_file_and_line = None; msg = "mm"; filename = "ff"; lineno = 4; offset = 2; text = "hello"
for place in [("f",3,5,"ab\ncd ef\ngh",3,7), ("f",3,1,"é é é x",3,3), ("f",3,50,"é é é x",3,60), ("f",3,2,"abcdef",4,1), ("f",3,2,"ééééé",4,1), ("f","x",2,"abc",3,4),
        (None,3,2,"abc",None,None), (5,3,2,"abc",3,2), ("f",3,2,"",3,2), ("f",3,-1,"abc",3,2), ("f",3,2,"abc",3,0), ("f",3,0,"abc",3,4), ("f",0,1,"abc\n\n",0,4),
        ("f",1,4,"\f\t abc def\n",1,7), ("f",3,1,"a b",2,3)]:
    for c in (SyntaxError, IndentationError):
        sys.excepthook(c, c("m", place), None)
sys.excepthook(X, X(), None)
sys.excepthook(SyntaxError, SyntaxError("m"), None)
print(SyntaxError("m", ("a/b/c.py", 3, 1, "t")), SyntaxError("m", (None, 3, 1, "t")), SyntaxError("m", ("x/y", None, 1, "t")))
