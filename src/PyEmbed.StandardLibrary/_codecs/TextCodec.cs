using PyEmbed.Core.Encodings;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Codecs;

/// <summary>The encoding of a text stream, found by its name: one that the engine has built in, or one that Python code has registered.</summary>
internal sealed class TextCodec
{
    private static readonly PyStr s_incrementalDecoder = PyStr.FromName("incrementaldecoder");
    private static readonly PyStr s_incrementalEncoder = PyStr.FromName("incrementalencoder");
    private static readonly PyStr s_isTextEncoding = PyStr.FromName("_is_text_encoding");

    private readonly StandardEncoding _standard;
    private readonly PyTuple? _registered;

    private TextCodec(StandardEncoding standard, PyTuple? registered)
    {
        _standard = standard;
        _registered = registered;
    }

    /// <summary>Null: LookupError, or what a search function raised, is set.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="name">As the user wrote it.</param>
    /// <param name="alternative">What the message recommends for codecs that are not of text: <c>codecs.open()</c>.</param>
    [MustCheck]
    public static TextCodec? Find(PyThreadState thread, PyStr name, string alternative)
    {
        if (EncodingName.TryFind(name, out var standard)) return new TextCodec(standard, null);
        if (thread.Interpreter.Codecs.Lookup(thread, name) is not { } codec) return null;
        if (codec.GetType() != typeof(PyTuple))
        {
            if (!Attributes.TryGet(thread, codec, s_isTextEncoding, out var flag)) return null;
            if (flag is not null)
            {
                if (!Truth.TryTest(thread, flag, out var isText)) return null;
                if (!isText)
                {
                    _ = PyErr.LookupError($"'{name}' is not a text encoding; use {alternative} to handle arbitrary codecs");
                    return null;
                }
            }
        }
        return new TextCodec(default, codec);
    }

    /// <summary>Null: an error is set.</summary>
    [MustCheck]
    public TextDecoder? CreateDecoder(PyThreadState thread, PyStr errors)
    {
        if (_registered is null) return new StandardTextDecoder(_standard, errors);
        if (Attributes.Get(thread, _registered, s_incrementalDecoder) is not { } factory || Calls.Call1(thread, factory, errors) is not { } decoder) return null;
        return new PythonTextDecoder(decoder);
    }

    /// <summary>Null: an error is set.</summary>
    [MustCheck]
    public TextEncoder? CreateEncoder(PyThreadState thread, PyStr errors)
    {
        if (_registered is null) return new StandardTextEncoder(_standard, errors);
        if (Attributes.Get(thread, _registered, s_incrementalEncoder) is not { } factory || Calls.Call1(thread, factory, errors) is not { } encoder) return null;
        return new PythonTextEncoder(encoder);
    }
}
