import os


def main(space):
    """Shows the attributes of a module that is run."""
    for name in sorted(space):
        if name.startswith('__') and name != '__builtins__':
            value = space[name]
            if name == '__cached__' and value:
                value = value.replace('pyembed-311', 'cpython-311')
            print(name, value)
