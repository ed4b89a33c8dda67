namespace DynoSim.Lang.Semantics.Types;

/// <summary>
/// A bare number, or arithmetic of bare numbers only. It has no dimension of its own and takes the counting dimension
/// it meets: <c>max_batched_tokens = 8192</c>, <c>gpus == 32</c>. A value with a declared type never adapts.
/// </summary>
/// <param name="IsInteger">Whether it is a whole number.</param>
/// <param name="IsZero">Whether it is the literal <c>0</c>, which in an expression fits any dimension.</param>
public sealed record UntypedNumberType(bool IsInteger, bool IsZero = false) : LanguageType
{
    /// <summary>What the number is where nothing expects a dimension.</summary>
    public QuantityType Defaulted => IsInteger ? QuantityType.Count : QuantityType.Ratio;

    /// <inheritdoc/>
    public override string Display => "number";
}
