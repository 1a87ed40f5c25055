# A class pattern names something that is no class.
value = 5
try:
    match 1:
        case value.real(): pass
except TypeError as e: print(e)
