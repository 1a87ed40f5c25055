namespace PyEmbed;

/// <summary>
/// The attributes of one instance: first the values of <c>__slots__</c>, then those that its shape names. Once somebody asked for <c>__dict__</c> (or it became too large
/// or lost an attribute in the middle) the values lie in a dict, which is then the one slot behind those of <c>__slots__</c>.
/// </summary>
internal struct InstanceAttributes
{
    /// <summary>Which attribute lies where; null for instances of classes without attributes.</summary>
    public VM.Objects.Shape? Shape;

    /// <summary>The values; null as long as there are none.</summary>
    public PyObject?[]? Slots;
}
