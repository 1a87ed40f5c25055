import csv

print(list(csv.reader(['a,"b ""x"", y",c', '', '"multi', 'line",2', "'q',3"])))
print(list(csv.reader(['a\\,b|c'], delimiter='|', escapechar='\\')), list(csv.reader(['a, b'], skipinitialspace=True)),
      list(csv.reader(['1,"2"'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['a"b",c'])))
print(list(csv.DictReader(['x,y', '1,2', '3', '4,5,6'], restkey='more', restval='-')))
for lines, options in ((['"ab"c'], {'strict': True}), (['"a'], {'strict': True}), (['a\rb'], {}), ([b'x'], {}),
                       (['x'], {'delimiter': ',,'}), (['x'], {'quotechar': None, 'quoting': 0}), (['x'], {'dialect': 'none'})):
    try:
        print(list(csv.reader(lines, **options)))
    except Exception as error:
        print(type(error).__name__, error)
