namespace PyEmbed.Core.Limits;

/// <summary>What pays for work that can run long. Algorithms charge before and during it; one unit is about a nanosecond to a few.</summary>
internal interface IWorkBudget
{
    /// <summary>Takes <paramref name="units"/> off the budget. Throws when a limit trips; the throw passes through the algorithm unharmed.</summary>
    void Charge(long units);
}
