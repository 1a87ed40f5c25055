# object.__new__ makes no instance of a type that makes none itself.
import types

for type_ in [type(iter([])), type(iter("")), type({}.items()), types.FunctionType, types.GeneratorType, types.FrameType, type(None)]:
    try:
        print(object.__new__(type_))
    except TypeError as error:
        print(error)
