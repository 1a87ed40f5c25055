import copy

class Node:
    def __init__(self, value):
        self.value = value
        self.me = self

node = Node([1])
twin = copy.deepcopy(node)
print(twin.me is twin, twin.value == node.value, twin.value is node.value, copy.copy(node).value is node.value)
t = ([1], 'x')
print(copy.deepcopy(t) == t, copy.deepcopy((1, 'x')) is not None)
loop = []
loop.append((loop,))
made = copy.deepcopy(loop)
print(made[0][0] is made)

class Own:
    def __copy__(self):
        return 'copied'
    def __deepcopy__(self, memo):
        return 'deeply copied'

print(copy.copy(Own()), copy.deepcopy([Own()]))

class Not:
    def __reduce_ex__(self, protocol):
        raise copy.Error('not this')

try:
    copy.copy(Not())
except copy.Error as error:
    print(error)
