namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>The instructions of the machine that reads pickles; the first byte of each. Named as <c>pickletools</c> names them.</summary>
internal enum PickleOpcode : byte
{
    // Protocol 0: arguments are lines of text.
    Mark = (byte)'(',
    Stop = (byte)'.',
    Pop = (byte)'0',
    Dup = (byte)'2',
    Float = (byte)'F',
    Int = (byte)'I',
    Long = (byte)'L',
    None = (byte)'N',
    PersId = (byte)'P',
    Reduce = (byte)'R',
    String = (byte)'S',
    Unicode = (byte)'V',
    Append = (byte)'a',
    Build = (byte)'b',
    Global = (byte)'c',
    Dict = (byte)'d',
    Get = (byte)'g',
    Inst = (byte)'i',
    List = (byte)'l',
    Put = (byte)'p',
    SetItem = (byte)'s',
    Tuple = (byte)'t',

    // Protocol 1: arguments are binary.
    PopMark = (byte)'1',
    BinInt = (byte)'J',
    BinInt1 = (byte)'K',
    BinInt2 = (byte)'M',
    BinPersId = (byte)'Q',
    BinString = (byte)'T',
    ShortBinString = (byte)'U',
    BinUnicode = (byte)'X',
    EmptyDict = (byte)'}',
    Appends = (byte)'e',
    BinGet = (byte)'h',
    LongBinGet = (byte)'j',
    EmptyList = (byte)']',
    Obj = (byte)'o',
    BinPut = (byte)'q',
    LongBinPut = (byte)'r',
    EmptyTuple = (byte)')',
    SetItems = (byte)'u',
    BinFloat = (byte)'G',

    // Protocol 2. PEP 307.
    Proto = 0x80,
    NewObj = 0x81,
    Ext1 = 0x82,
    Ext2 = 0x83,
    Ext4 = 0x84,
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    NewTrue = 0x88,
    NewFalse = 0x89,
    Long1 = 0x8a,
    Long4 = 0x8b,

    // Protocol 3.
    BinBytes = (byte)'B',
    ShortBinBytes = (byte)'C',

    // Protocol 4. PEP 3154.
    ShortBinUnicode = 0x8c,
    BinUnicode8 = 0x8d,
    BinBytes8 = 0x8e,
    EmptySet = 0x8f,
    AddItems = 0x90,
    FrozenSet = 0x91,
    NewObjEx = 0x92,
    StackGlobal = 0x93,
    Memoize = 0x94,
    Frame = 0x95,

    // Protocol 5. PEP 574.
    ByteArray8 = 0x96,
    NextBuffer = 0x97,
    ReadOnlyBuffer = 0x98,
}
