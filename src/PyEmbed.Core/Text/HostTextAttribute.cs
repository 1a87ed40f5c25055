namespace PyEmbed.Core.Text;

/// <summary>
/// Here .NET's own rules for text are meant: the text is the host's, or nothing in it is left to those rules. Without this, analyzer PYE2xx refuses
/// <c>ToUpper</c>, <c>Encoding.UTF8</c> and the like.
/// </summary>
/// <param name="reason">Why they are right here.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class HostTextAttribute(string reason) : Attribute
{
    public string Reason => reason;
}
