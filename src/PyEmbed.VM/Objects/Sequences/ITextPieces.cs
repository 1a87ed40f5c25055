namespace PyEmbed.VM.Objects;

/// <summary>What splitting a text or bytes needs to know of it: which units are space, and how a piece becomes an object. Implemented by structs, so that nothing of it costs a call.</summary>
internal interface ITextPieces<T> where T : unmanaged
{
    /// <summary>What <c>split()</c> and <c>strip()</c> take for space.</summary>
    static abstract bool IsSpace(T unit);

    /// <summary>Where <c>splitlines()</c> splits; a carriage return takes the line feed behind it along.</summary>
    static abstract bool IsLineBreak(T unit);

    /// <summary>A piece as an object; the whole may be the object itself.</summary>
    PyObject Piece(int start, int length);
}
