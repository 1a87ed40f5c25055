# The browser reads modules of the library.
import pyclbr
tree = pyclbr.readmodule_ex('json.decoder')
print([name for name in ('JSONDecoder', 'JSONDecodeError') if name in tree])
decoder = tree['JSONDecoder']
print(decoder.module, decoder.name, decoder.lineno > 1, 'raw_decode' in decoder.methods)
print(pyclbr.readmodule_ex('sys'))
