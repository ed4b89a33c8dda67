namespace DynoSim.Lang.Quantities;

/// <summary>What is wrong with the text of a quantity; the values are the numbers of the diagnostic codes.</summary>
public enum QuantityFault
{
    /// <summary>Not a number of the language (DYN0020).</summary>
    BadNumber = 20,

    /// <summary>A word that is no unit (DYN0021).</summary>
    UnknownUnit = 21,

    /// <summary>A unit with more than one usual reading (DYN0022).</summary>
    AmbiguousUnit = 22,

    /// <summary>A unit and a division that the spaces do not tell apart (DYN0023).</summary>
    UnitSpacing = 23,

    /// <summary>A compound literal that is not one value (DYN0024).</summary>
    MixedQuantity = 24,
}

/// <summary>Why a text is not a quantity, a unit or a number.</summary>
/// <param name="Fault">The kind of fault.</param>
/// <param name="Column">The first character at fault, from 0, within the text that was parsed.</param>
/// <param name="Length">How many characters are at fault; 0 at the end of the text.</param>
/// <param name="Message">One sentence without a full stop, with the user's own words in backticks.</param>
public sealed record QuantityError(QuantityFault Fault, int Column, int Length, string Message)
{
    /// <summary>What to write instead, or null if nothing better is known.</summary>
    public string? Help { get; init; }

    /// <summary>The text that belongs in place of the characters at fault, if there is only one candidate.</summary>
    public string? Replacement { get; init; }
}
