using PyEmbed.CompilerServices;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>str.encode</c> and <c>bytes.decode</c>: the built-in encodings, then those that Python code has registered.</summary>
internal static class CodecCalls
{
    /// <summary>Text as bytes.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="text">The text.</param>
    /// <param name="encoding">Null: UTF-8.</param>
    /// <param name="errors">Null: <c>strict</c>.</param>
    [MustCheck]
    public static PyObject? Encode(PyThreadState thread, PyStr text, PyStr? encoding, PyStr? errors)
    {
        var standard = StandardEncoding.Utf8;
        if (!HasNoNull(encoding) || !HasNoNull(errors) || !TryCheckNames(thread, encoding, errors)) return null;
        if (encoding is not null && !EncodingName.TryFind(encoding, out standard))
        {
            if (!LegacyEncoding.TryFind(EncodingName.Normalize(encoding.ToString()), out var legacy)) return EncodeByRegistry(thread, text, encoding, errors);
            return Encode(thread, text, legacy, errors) is { } bytes ? bytes : Explained(thread, "encoding", encoding);
        }
        return Encode(thread, text, standard, errors) is { } encoded ? encoded : Explained(thread, "encoding", encoding, standard);
    }

    /// <summary>With <c>-X dev</c> they must exist also where they do not matter. False: LookupError is set.</summary>
    [MustCheck]
    public static bool TryCheckNames(PyThreadState thread, PyStr? encoding, PyStr? errors)
    {
        if (!thread.Interpreter.Settings.DevMode) return true;
        if (encoding is not null && !EncodingName.TryFind(encoding, out _) && thread.Interpreter.Codecs.Lookup(thread, encoding) is null) return false;
        return errors is null || thread.Interpreter.Codecs.LookupErrorHandler(errors) is not null;
    }

    [MustCheck]
    public static PyBytes? Encode(PyThreadState thread, PyStr text, StandardEncoding encoding, PyStr? errors)
    {
        if (!thread.TryChargeWork(text.Length) || !thread.TryReserve(text.Length * 2L)) return null;
        var isGood = StandardEncodings.TryEncode(encoding, text.Text, EncodeHandler(thread, errors, text), out var bytes, out var error);
        return Encoded(thread, text, isGood, bytes, error);
    }

    /// <summary>Text in an encoding from before Unicode.</summary>
    [MustCheck]
    public static PyBytes? Encode(PyThreadState thread, PyStr text, LegacyEncoding encoding, PyStr? errors)
    {
        if (!TryCharge(thread, encoding, text.Length)) return null;
        var isGood = encoding.TryEncode(text.Text, EncodeHandler(thread, errors, text, encoding is MultiByteEncoding), out var bytes, out var error);
        return Encoded(thread, text, isGood, bytes, error);
    }

    /// <summary>Charges a conversion, and the tables if it is the first.</summary>
    [MustCheck]
    public static bool TryCharge(PyThreadState thread, LegacyEncoding encoding, int length) =>
        thread.TryChargeWork(length) && thread.TryReserve(length * 4L) && (encoding.IsLoaded || thread.TryReserve(encoding.LoadingSize));

    private static PyBytes? Encoded(PyThreadState thread, PyStr text, bool isGood, byte[] bytes, in CodecError error)
    {
        if (isGood) return PyBytes.Adopt(bytes);
        if (!thread.HasError) PyErr.Set(UnicodeErrors.CannotEncode(error, text.AsExact()));
        return null;
    }

    /// <summary>Bytes as text.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="source">A bytes-like object.</param>
    /// <param name="encoding">Null: UTF-8.</param>
    /// <param name="errors">Null: <c>strict</c>.</param>
    [MustCheck]
    public static PyStr? Decode(PyThreadState thread, PyObject source, PyStr? encoding, PyStr? errors)
    {
        var standard = StandardEncoding.Utf8;
        if (!HasNoNull(encoding) || !HasNoNull(errors) || !TryCheckNames(thread, encoding, errors)) return null;
        var isStandard = encoding is null || EncodingName.TryFind(encoding, out standard);
        if (!Buffers.TryGet(thread, source, out var lease)) return null;
        using (lease)
        {
            if (isStandard) return Decode(thread, source, lease.Bytes, standard, errors) is { } decoded ? decoded : (PyStr?)Explained(thread, "decoding", encoding, standard);
            if (LegacyEncoding.TryFind(EncodingName.Normalize(encoding!.ToString()), out var legacy))
                return Decode(thread, source, lease.Bytes, legacy, errors) is { } text ? text : (PyStr?)Explained(thread, "decoding", encoding);
            // Nothing is decoded to nothing, whatever the encoding is called.
            return lease.Length == 0 ? PyStr.Empty : DecodeByRegistry(thread, source, encoding!, errors);
        }
    }

    /// <param name="thread">The thread.</param>
    /// <param name="source">The object the bytes are of, for error objects; null: there is none.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="encoding">The encoding.</param>
    /// <param name="errors">Null: <c>strict</c>.</param>
    [MustCheck]
    public static PyStr? Decode(PyThreadState thread, PyObject? source, ReadOnlySpan<byte> bytes, StandardEncoding encoding, PyStr? errors)
    {
        if (!thread.TryChargeWork(bytes.Length) || !thread.TryReserve(bytes.Length * 2L)) return null;
        var handler = DecodeHandler(thread, errors, source, bytes);
        PythonText text;
        CodecError error;
        bool isGood;
        if (encoding == StandardEncoding.UnicodeEscape)
        {
            isGood = UnicodeEscape.TryDecode(bytes, handler, isFinal: true, out text, out _, out var doubtful, out error);
            if (isGood && doubtful >= 0 && !Warnings.Warn(thread, PyExceptions.DeprecationWarning, DoubtfulEscape.Message(bytes, doubtful), 1)) return null;
        }
        else
        {
            isGood = StandardEncodings.TryDecode(encoding, bytes, handler, out text, out error);
        }
        return Decoded(thread, source, bytes, isGood, text, error);
    }

    /// <summary>Bytes in an encoding from before Unicode.</summary>
    [MustCheck]
    public static PyStr? Decode(PyThreadState thread, PyObject? source, ReadOnlySpan<byte> bytes, LegacyEncoding encoding, PyStr? errors)
    {
        if (!TryCharge(thread, encoding, bytes.Length)) return null;
        var isGood = encoding.TryDecode(bytes, DecodeHandler(thread, errors, source, bytes, encoding is MultiByteEncoding), isFinal: true, out var text, out _, out var error);
        return Decoded(thread, source, bytes, isGood, text, error);
    }

    private static PyStr? Decoded(PyThreadState thread, PyObject? source, ReadOnlySpan<byte> bytes, bool isGood, in PythonText text, in CodecError error)
    {
        if (isGood) return PyStr.From(text);
        if (!thread.HasError) PyErr.Set(UnicodeErrors.CannotDecode(error, BytesOf(source, bytes)));
        return null;
    }

    /// <summary>A piece of a longer text: what is incomplete at the end is left. False: an error is set.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="decoder">What it knows of the pieces before.</param>
    /// <param name="source">The object the bytes are of, for error objects; null: there is none.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="errors">Null: <c>strict</c>.</param>
    /// <param name="isFinal">Whether nothing follows.</param>
    /// <param name="text">The text.</param>
    /// <param name="consumed">How many of the bytes it stands for.</param>
    [MustCheck]
    public static bool TryDecodePart(PyThreadState thread, ref IncrementalDecoder decoder, PyObject? source, ReadOnlySpan<byte> bytes, PyStr? errors, bool isFinal, out PyStr text, out int consumed)
    {
        (text, consumed) = (PyStr.Empty, 0);
        if (!thread.TryChargeWork(bytes.Length) || !thread.TryReserve(bytes.Length * 2L)) return false;
        var handler = DecodeHandler(thread, errors, source, bytes);
        if (decoder.TryDecode(bytes, handler, isFinal, out var decoded, out consumed, out var error))
        {
            if (decoder.Doubtful >= 0 && !Warnings.Warn(thread, PyExceptions.DeprecationWarning, DoubtfulEscape.Message(bytes, decoder.Doubtful), 1)) return false;
            text = PyStr.From(decoded);
            return true;
        }
        if (!thread.HasError) PyErr.Set(UnicodeErrors.CannotDecode(error, BytesOf(source, bytes)));
        return false;
    }

    // CPython calls most codecs through its registry, which tells by which codec a plain exception came about.
    private static PyObject? Explained(PyThreadState thread, string operation, PyStr? encoding, StandardEncoding standard)
    {
        if (encoding is null || standard is StandardEncoding.Utf8 or StandardEncoding.Ascii or StandardEncoding.Latin1 or StandardEncoding.Utf16 or StandardEncoding.Utf32) return null;
        return Explained(thread, operation, encoding);
    }

    private static PyObject? Explained(PyThreadState thread, string operation, PyStr encoding)
    {
        if (thread.ErrorType is { } type && ReferenceEquals(type, PyExceptions.ExecutionLimit)) return null;
        var error = thread.TakeError();
        if (!IsPlain(error) || error.Args.Count > 1 || error.Args.Count == 1 && error.Args[0] is not PyStr)
        {
            thread.Restore(error);
            return null;
        }
        if (Representation.Str(thread, error) is not { } text) return null;
        PyErr.Set(error.Type, $"{operation} with '{encoding}' codec failed ({error.Type.Name}: {text})");
        var explained = thread.TakeError();
        explained.Cause = error;
        explained.Context = error;
        explained.SuppressContext = true;
        thread.Restore(explained);
        return null;
    }

    // Another one can be made of its class and message: it has no state but its arguments, and no constructor written in Python.
    private static bool IsPlain(PyBaseException error)
    {
        var type = error.Type;
        if (!ReferenceEquals(ClassLayout.SolidBase(type), PyBaseException.BuiltinType) || error.HasOwnDict) return false;
        return !type.Has(TypeFlags.Heap) || type.ProviderOf(Slot.Init) != DunderSlots.Instance && type.ProviderOf(Slot.New) != DunderSlots.Instance;
    }

    /// <summary>What <c>errors</c> names when encoding; null: <c>strict</c>.</summary>
    public static IEncodeErrorHandler EncodeHandler(PyThreadState thread, PyStr? errors, PyStr text, bool isMultiByte = false)
    {
        if (errors is null) return ErrorHandler.Strict;
        if (!ErrorHandler.TryGet(errors.ToString(), out var known)) return new PythonErrorHandler(thread, errors, text, isMultiByte);
        return known.MakesText && text.Length >= ChargedErrorHandler.LeastLength ? new ChargedErrorHandler(thread, known) : known;
    }

    /// <summary>What <c>errors</c> names when decoding; null: <c>strict</c>.</summary>
    public static IDecodeErrorHandler DecodeHandler(PyThreadState thread, PyStr? errors, PyObject? source, ReadOnlySpan<byte> bytes, bool isMultiByte = false, Func<PyBytes, int, PyStr?>? decodeOther = null)
    {
        if (errors is null) return ErrorHandler.Strict;
        if (!ErrorHandler.TryGet(errors.ToString(), out var known)) return new PythonErrorHandler(thread, errors, BytesOf(source, bytes), isMultiByte) { DecodeOther = decodeOther };
        if (!known.CanDecode) return EncodeOnlyHandler.Instance;
        return known != ErrorHandler.Strict && bytes.Length >= ChargedErrorHandler.LeastLength ? new ChargedErrorHandler(thread, known) : known;
    }

    /// <summary><c>codecs.encode</c> and <c>codecs.decode</c>: any registered codec, also of other types than str and bytes. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Convert(PyThreadState thread, PyObject value, PyStr encoding, PyStr? errors, bool isEncoding)
    {
        if (!HasNoNull(encoding) || !HasNoNull(errors) || thread.Interpreter.Codecs.Lookup(thread, encoding) is not { } codec) return null;
        var function = codec[isEncoding ? 0 : 1];
        var result = errors is null ? Calls.Call1(thread, function, value) : Calls.Call2(thread, function, value, errors);
        if (result is null) return Explained(thread, isEncoding ? "encoding" : "decoding", encoding);
        if (result is PyTuple { Count: 2 } pair) return pair[0];
        return PyErr.TypeError(isEncoding ? "encoder must return a tuple (object, integer)" : "decoder must return a tuple (object,integer)");
    }

    private static PyObject BytesOf(PyObject? source, ReadOnlySpan<byte> bytes) => source is PyBytes ? source : PyBytes.CopyOf(bytes);

    private static PyObject? EncodeByRegistry(PyThreadState thread, PyStr text, PyStr encoding, PyStr? errors)
    {
        if (TextCodec(thread, encoding, "encode") is not { } codec) return null;
        var result = errors is null ? Calls.Call1(thread, codec[0], text) : Calls.Call2(thread, codec[0], text, errors);
        if (result is null) return Explained(thread, "encoding", encoding);
        if (result is not PyTuple { Count: 2 } pair) return PyErr.TypeError("encoder must return a tuple (object, integer)");
        if (pair[0] is PyBytes) return pair[0];
        if (pair[0] is PyByteArray array)
        {
            var message = $"encoder {encoding} returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types";
            return Warnings.Warn(thread, PyExceptions.RuntimeWarning, message, 1) ? PyBytes.CopyOf(array.Bytes) : null;
        }
        return PyErr.TypeError($"'{encoding}' encoder returned '{pair[0].Type.NameInMessages}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
    }

    private static PyStr? DecodeByRegistry(PyThreadState thread, PyObject source, PyStr encoding, PyStr? errors)
    {
        if (TextCodec(thread, encoding, "decode") is not { } codec) return null;
        var result = errors is null ? Calls.Call1(thread, codec[1], source) : Calls.Call2(thread, codec[1], source, errors);
        if (result is null) return (PyStr?)Explained(thread, "decoding", encoding);
        if (result is not PyTuple { Count: 2 } pair) return PyErr.TypeError("decoder must return a tuple (object,integer)");
        return pair[0] as PyStr
            ?? PyErr.TypeError($"'{encoding}' decoder returned '{pair[0].Type.NameInMessages}' instead of 'str'; use codecs.decode() to decode to arbitrary types");
    }

    // Codecs between other types than str and bytes say so by an attribute of their CodecInfo.
    private static PyTuple? TextCodec(PyThreadState thread, PyStr encoding, string operation)
    {
        if (thread.Interpreter.Codecs.Lookup(thread, encoding) is not { } codec) return null;
        if (codec.GetType() == typeof(PyTuple)) return codec;
        if (!Attributes.TryGet(thread, codec, s_isTextEncoding, out var flag)) return null;
        if (flag is null) return codec;
        if (!Truth.TryTest(thread, flag, out var isText)) return null;
        return isText ? codec : PyErr.LookupError($"'{encoding}' is not a text encoding; use codecs.{operation}() to handle arbitrary codecs");
    }

    private static readonly PyStr s_isTextEncoding = PyStr.FromName("_is_text_encoding");

    private static bool HasNoNull(PyStr? name) => name is null || !name.IsNarrow || !name.NarrowSpan.Contains('\0') || PyErr.ValueError("embedded null character");
}
