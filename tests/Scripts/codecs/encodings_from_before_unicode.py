for n in ['cp1252','koi8_r','cp037','cp1255','mac_roman','cp864','hp_roman8','big5','big5hkscs','cp932','cp949','cp950','euc_jis_2004','euc_jp','euc_kr','gb18030','gb2312','gbk','johab','shift_jis','shift_jis_2004','shift_jisx0213','euc_jisx0213']:
    t=''.join(map(chr,list(range(0,0xd800,29))+list(range(0x20000,0x20200))))
    e=t.encode(n,'replace')
    d=bytes((i*7+i//256)%256 for i in range(4000)).decode(n,'replace')
    print(n,len(e),sum(e)%9973,sum(i*b for i,b in enumerate(e))%99991,len(d),sum(i*ord(c) for i,c in enumerate(d))%99991)
    for b in (b'\x81',b'a\xff\xff',b'\xa4\xd4\xa4'):
        try: print(ascii(b.decode(n)))
        except UnicodeError as x: print(x)
    for s in ('\u1234\u1235x','\U0010ffff'):
        try: print(s.encode(n))
        except UnicodeError as x: print(x)
    print(ascii(b'\x81x\xff'.decode(n,'backslashreplace')))
print('\uac02'.encode('euc_kr'),'\u304b\u309a'.encode('shift_jis_2004'), b'\x82\xf5'.decode('shift_jis_2004'), 'x'.encode('Windows-1252'), '\xe9'.encode('LATIN2'))
