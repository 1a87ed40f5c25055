namespace PyEmbed.Bytecode;

/// <summary>What a fast local slot holds (the bytes of <c>co_localspluskinds</c>). A parameter that an inner function uses is both local and cell.</summary>
[Flags]
internal enum LocalKinds : byte
{
    Local = 0x20,
    Cell = 0x40,
    Free = 0x80,
}
