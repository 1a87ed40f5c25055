from collections import OrderedDict

def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error.args)

ordered = OrderedDict(a=1)
show(ordered.move_to_end, None)
show(ordered.pop, None)
show(ordered.__delitem__, None)
show(OrderedDict().move_to_end, None)
show(ordered.move_to_end, "b")
for state in [None, "a", []]:
    show(iter(range(2**70)).__setstate__, state)
