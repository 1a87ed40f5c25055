# A list may grow while it is iterated over.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

l = [1, 2, 3, 4]
for x in l:
    if x < 3:
        l.append(x + 10)
    if len(l) > 8:
        break
show(lambda: l)
