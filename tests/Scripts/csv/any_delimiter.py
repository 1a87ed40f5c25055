# Any character may separate, also one that no text encoding knows.
import csv
for delimiter in ('\ud800', '\U0001F600', 'x'):
    try: print(list(csv.reader(['"a"b'], delimiter=delimiter, strict=True)))
    except csv.Error as e: print(ascii(str(e)))
try: print(list(csv.reader(['\udc80a\udc80b'], quotechar='\udc80', strict=True)))
except csv.Error as e: print(ascii(str(e)))
