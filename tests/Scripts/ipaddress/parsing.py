import ipaddress as ip

for text in ('1.2.3.4', '1.2.3', '1.2.3.256', '01.2.3.4', '1.2.3.4/8', '::1', '2001:db8::8:800:200c:417a', '::ffff:1.2.3.4',
             '1::2::3', ':1', '1:2:3:4:5:6:7:8:9', 'fe80::1%eth0', 'g::', ''):
    for kind in (ip.IPv4Address, ip.IPv6Address):
        try:
            made = kind(text)
            print(text, repr(made), made.exploded, int(made), made.reverse_pointer)
        except ValueError as error:
            print(error)
