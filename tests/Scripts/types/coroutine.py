import types

@types.coroutine
def steps():
    received = yield 'step'
    return received

async def main():
    return await steps()

running = main()
print(running.send(None))
try:
    running.send('value')
except StopIteration as stop:
    print(stop.value)

class Iterating:
    def __iter__(self):
        return self
    def __next__(self):
        raise StopIteration('end')
    def send(self, value):
        raise StopIteration(value)
    def throw(self, *args):
        raise args[0]
    def close(self):
        pass

wrapped = types.coroutine(lambda: Iterating())()
print(type(wrapped).__name__)
try:
    types.coroutine(1)
except TypeError as error:
    print(error)
