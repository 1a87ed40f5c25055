import sys
a = [1]
z = None
class B:
    def __str__(self): raise ValueError("x")
def show(function):
    try: function()
    except Exception as e: sys.excepthook(type(e), e, e.__traceback__.tb_next)
show(lambda: (a)+(z))
show(lambda: (a)[(z)])
show(lambda: a [ z ])
show(lambda: a  //  z)
show(lambda: (a) // (z))
show(lambda: "é" + (a))
show(lambda: ("ééé", a @ z))
show(lambda: (a
   + z))
show(lambda: ("é", a
   + z))
show(lambda: ("éé", a   
   + z))
show(lambda: a[0](1)[2])
show(lambda: -z)
show(lambda: a < z)
show(lambda: f"{z+a}")
show(lambda: "%s" % B())
show(lambda:
   a.foo)
