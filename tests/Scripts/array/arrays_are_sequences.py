import array, collections.abc
print([isinstance(array.array('B'), getattr(collections.abc, name)) for name in ('MutableSequence', 'Sequence', 'Reversible', 'Mapping')])
