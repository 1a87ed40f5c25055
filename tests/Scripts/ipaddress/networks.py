import ipaddress as ip

n = ip.ip_network('192.0.2.0/29')
print(n, n.num_addresses, [str(h) for h in n.hosts()], n.netmask, n.hostmask, n.broadcast_address, n[2], n[-1])
print([str(s) for s in n.subnets(new_prefix=31)], n.supernet(), n.overlaps(ip.ip_network('192.0.2.4/30')),
      [str(x) for x in n.address_exclude(ip.ip_network('192.0.2.4/31'))])
print([str(x) for x in ip.collapse_addresses([ip.ip_network('10.0.0.0/25'), ip.ip_network('10.0.0.128/25')])],
      [str(x) for x in ip.summarize_address_range(ip.ip_address('10.0.0.1'), ip.ip_address('10.0.0.6'))])
i = ip.ip_interface('10.1.2.3/255.255.0.0')
print(i, i.network, i.ip, i.with_netmask, ip.ip_address('10.0.0.1') in n, ip.ip_address('127.0.0.1').is_loopback)
print(format(ip.ip_address('1.2.3.4'), '#_b'), f"{ip.ip_address('::1'):x}", ip.ip_address('10.0.0.1') + 5)
for action in (lambda: ip.ip_network('10.0.0.1/8'), lambda: ip.ip_network('10.0.0.0/33'), lambda: ip.ip_network('x'),
               lambda: ip.ip_network('10.0.0.0/255.0.255.0'), lambda: n.subnets(prefixlen_diff=40).__next__(),
               lambda: ip.ip_address('1.1.1.1') < ip.ip_address('::1'), lambda: n[99]):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
