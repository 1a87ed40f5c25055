from _opcode import stack_effect


def show(*args, **kwargs):
    try:
        print(args, kwargs, stack_effect(*args, **kwargs))
    except (ValueError, TypeError) as error:
        print(args, kwargs, error)


for jump in None, True, False, 1:
    show(93, 4, jump=jump)
for args in (300,), (300, 1), (100,), (1, 2), (1,), (100, 'x'), ('x',), (3,):
    show(*args)
print([stack_effect(op, arg) for op, arg in [(102, 3), (105, 3), (156, 2), (132, 0xf), (133, 3), (171, 2), (166, 2), (92, 4), (94, 0x102)]])
