using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>
/// A real number of some dimension. <c>Count</c> and <c>Ratio</c> share the empty dimension: a count is a whole number
/// and stays one under <c>+ - * mod ^</c>; every other arithmetic gives a ratio.
/// </summary>
/// <param name="Dimension">The exponents of the base dimensions.</param>
/// <param name="IsCount">Whether the value is a whole number without a dimension.</param>
public sealed record QuantityType(Dimension Dimension, bool IsCount = false) : LanguageType
{
    /// <summary>A whole number.</summary>
    public static QuantityType Count { get; } = new(Dimension.None, IsCount: true);

    /// <summary>A real number without dimension.</summary>
    public static QuantityType Ratio { get; } = new(Dimension.None);

    /// <summary>Whether the type has no dimension.</summary>
    public bool IsDimensionless => Dimension.IsNone;

    /// <summary>
    /// Whether the dimension counts things, so that a bare literal may stand for it: a count or one counting base
    /// dimension (tokens, requests, blocks, sessions, GPUs).
    /// </summary>
    public bool IsCounting => IsCount || Dimension.IsCounting;

    /// <summary>Whether a property of the type must hold a whole number.</summary>
    public bool IsIntegerValued => IsCounting;

    /// <inheritdoc/>
    public override string Display =>
        IsCount ? "Count" : IsDimensionless ? "Ratio" : Dimension.ToString();
}
