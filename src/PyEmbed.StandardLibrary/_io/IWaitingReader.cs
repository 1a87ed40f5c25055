namespace PyEmbed.StandardLibrary.Io;

/// <summary>A reader that keeps its caller waiting. Who asks first whether it would can be interrupted meanwhile.</summary>
internal interface IWaitingReader
{
    /// <summary>Whether the next character is there already.</summary>
    bool HasText { get; }

    /// <summary>Where the text comes from.</summary>
    OpenFile File { get; }
}

/// <summary>A writer of text in UTF-8 that takes other bytes, too.</summary>
internal interface IByteWriter
{
    /// <summary>Writes bytes behind the text, at once.</summary>
    void WriteBytes(ReadOnlySpan<byte> bytes);
}
