import _pickle, io

def show(data, load=_pickle.loads):
    try:
        print(load(data))
    except Exception as error:
        print(type(error).__name__, error)

# Numbers as lines of text.
for line in [b"Finf}\n.", b"Fnanx\n.", b"F-infin\n.", b"Fx1\n.", b"I\0002\n.", b"I\0\n.", b"I+\0\n.", b"L01\n.", b"L0l2L\n.", b"L-" + b"9" * 250 + b"x\n."]:
    show(line)
# Lengths that nothing has.
for opcode in [b"\x8e", b"\x96"]:
    for length in [0, 3, 2**31, 2**63]:
        show(opcode + length.to_bytes(8, "little"))
show(b"\x8e" + (2**63 - 1).to_bytes(8, "little"))
show(b"B\xff\xff\xff\x7fabc")
show(b"C\0")
show(b"C\0", lambda data: _pickle.load(io.BytesIO(data)))
