namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>Code that is correct and that the register form cannot hold. Becomes a SystemError at the first call.</summary>
internal sealed class QuickeningException(string message) : Exception(message);
