def run(exception, body):
    try:
        body(exception)
    except BaseException as x:
        print("->", repr(x), repr(x.__cause__), repr(x.__context__))
def handle(e):
    try: raise e
    except* ValueError as g: print("ValueErrors", repr(g))
    except* (TypeError, KeyError) as g: print("others", repr(g))
    else: print("nothing")
def reraise(e):
    try: raise e
    except* ValueError as g: raise
def replace(e):
    try: raise e
    except* ValueError as g: raise KeyError("new")
    except* TypeError as g: raise OSError("other") from g
eg = lambda: ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [TypeError(2), ValueError(3)])])
run(eg(), handle)
run(ValueError("bare"), handle)
run(OSError("unhandled"), handle)
run(ExceptionGroup("mixed", [OSError(1), ValueError(2)]), handle)
run(eg(), reraise)
run(ValueError("bare"), reraise)
run(eg(), replace)
def bad(e):
    try: raise e
    except* ExceptionGroup: pass
run(ValueError(), bad)
def bad2(e):
    try: raise e
    except* 5: pass
run(ValueError(), bad2)
