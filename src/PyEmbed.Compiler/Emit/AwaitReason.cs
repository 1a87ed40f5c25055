namespace PyEmbed.Compiler.Emit;

/// <summary>The argument of GET_AWAITABLE: what to say when the object is none.</summary>
internal enum AwaitReason { Plain = 0, AsyncWithEnter = 1, AsyncWithExit = 2 }
