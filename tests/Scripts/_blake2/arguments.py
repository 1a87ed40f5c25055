from _blake2 import blake2b, blake2s

for options in ("digest_size=0", "digest_size=65", "digest_size=2**40", "digest_size='x'", "salt=b'x'*17", "salt='x'", "person=b'x'*17", "key=b'x'*65", "key=''", "fanout=-1", "fanout=256",
                "depth=0", "depth=256", "leaf_size=-1", "leaf_size=2**32", "leaf_size=2**64", "leaf_size='x'", "node_offset=-1", "node_offset=2**64", "node_depth=256",
                "inner_size=65", "'',digest_size=0", "fanout=300,salt=b'x'*20", "leaf_size=2**40,node_offset=2**70", "key=b'x'*100,leaf_size=2**40", "'x'", "b'',b''", "data=b''"):
    for make in 'blake2b', 'blake2s':
        try:
            eval(f'{make}({options})')
        except Exception as error:
            print(make, options, repr(error))
