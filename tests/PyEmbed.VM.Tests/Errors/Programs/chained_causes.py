def read(key):
    try:
        return {}[key]
    except KeyError as error:
        raise ValueError("no such setting: " + key) from error

def load():
    try:
        read("colour")
    except ValueError:
        [][1 + 2]

load()
