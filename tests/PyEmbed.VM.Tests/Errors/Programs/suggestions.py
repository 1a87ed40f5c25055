import sys
class N:
    def __init__(self): self.value = 1
def show(function):
    try: function()
    except Exception as e: sys.excepthook(type(e), e, e.__traceback__)
def local():
    counter = 1
    return countre
show(lambda: N().valeu)
show(lambda: N().VALUE)
show(lambda: prin(1))
show(local)
show(lambda: ().apend)
show(lambda: sys.exti)
show(lambda: xyzzy)
