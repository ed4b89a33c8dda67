namespace DynoSim.Lang.Quantities;

/// <summary>A number together with what it measures.</summary>
/// <param name="Value">
/// The number in base units: s, B, tok, req, blk, session, gpu, FLOP, $, J and their quotients.
/// </param>
/// <param name="Dimension">What it measures.</param>
public readonly record struct Quantity(double Value, Dimension Dimension)
{
    /// <summary>Whether the value is a whole number.</summary>
    public bool IsIntegral => Math.Floor(Value) == Value && double.IsFinite(Value);

    /// <summary>The product, with the product of the dimensions.</summary>
    public static Quantity operator *(Quantity left, Quantity right) =>
        new(left.Value * right.Value, left.Dimension * right.Dimension);

    /// <summary>The quotient, with the quotient of the dimensions.</summary>
    public static Quantity operator /(Quantity left, Quantity right) =>
        new(left.Value / right.Value, left.Dimension / right.Dimension);

    /// <summary>The value with the opposite sign.</summary>
    public static Quantity operator -(Quantity operand) => operand with { Value = -operand.Value };

    /// <summary>The sum of two values of one dimension.</summary>
    /// <exception cref="InvalidOperationException">The dimensions differ: the compiler had to refuse this.</exception>
    public static Quantity operator +(Quantity left, Quantity right) =>
        new(left.Value + right.Value, left.Same(right));

    /// <summary>The difference of two values of one dimension.</summary>
    /// <exception cref="InvalidOperationException">The dimensions differ: the compiler had to refuse this.</exception>
    public static Quantity operator -(Quantity left, Quantity right) =>
        new(left.Value - right.Value, left.Same(right));

    /// <summary>The value in readable form; see <see cref="QuantityFormat.Readable"/>.</summary>
    public override string ToString() => QuantityFormat.Readable(this);

    private Dimension Same(Quantity other) => Dimension == other.Dimension
        ? Dimension
        : throw new InvalidOperationException($"{Dimension} and {other.Dimension} cannot be added.");
}
