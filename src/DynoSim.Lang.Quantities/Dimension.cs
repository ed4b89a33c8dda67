using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Quantities;

/// <summary>
/// What a number measures: one integer exponent per <see cref="BaseDimension"/>. Dimensions multiply and divide with
/// the numbers that carry them; adding or comparing needs equal dimensions. <c>default</c> is <see cref="None"/>.
/// </summary>
/// <remarks>
/// Exponents stay within ±127 and stick there: arithmetic on a hostile file neither throws nor wraps around to a
/// plausible dimension.
/// </remarks>
public readonly partial struct Dimension : IEquatable<Dimension>
{
    internal const int Count = (int)BaseDimension.Energy + 1;
    private const int MaximumExponent = 127;

    private readonly Exponents exponents;

    private Dimension(Exponents exponents) => this.exponents = exponents;

    /// <summary>Whether all exponents are zero: a ratio or a plain count.</summary>
    public bool IsNone => this == default;

    /// <summary>
    /// Whether values of this dimension are things that are counted one by one (tokens, requests, blocks, sessions,
    /// GPUs), so that a bare literal may stand for them and a property of them must be integral.
    /// </summary>
    public bool IsCounting =>
        this == Tokens || this == Requests || this == Blocks || this == Sessions || this == Gpus;

    /// <summary>The exponent of one base dimension.</summary>
    public int this[BaseDimension dimension] => exponents[(int)dimension];

    /// <summary>The dimension with exponent one in a single base dimension.</summary>
    public static Dimension Of(BaseDimension dimension)
    {
        var result = default(Exponents);
        result[(int)dimension] = 1;
        return new Dimension(result);
    }

    /// <summary>The dimension of a product.</summary>
    public static Dimension operator *(Dimension left, Dimension right)
    {
        var result = default(Exponents);
        for (var i = 0; i < Count; i++)
        {
            result[i] = Clamp(left.exponents[i] + right.exponents[i]);
        }

        return new Dimension(result);
    }

    /// <summary>The dimension of a quotient.</summary>
    public static Dimension operator /(Dimension left, Dimension right) => left * right.Raise(-1);

    /// <summary>Equal exponents throughout.</summary>
    public static bool operator ==(Dimension left, Dimension right) => left.Equals(right);

    /// <summary>A different exponent somewhere.</summary>
    public static bool operator !=(Dimension left, Dimension right) => !left.Equals(right);

    /// <summary>The dimension of a value raised to an integer power.</summary>
    public Dimension Raise(int exponent)
    {
        var result = default(Exponents);
        for (var i = 0; i < Count; i++)
        {
            result[i] = Clamp((long)exponents[i] * exponent);
        }

        return new Dimension(result);
    }

    /// <summary>The dimension of a square root.</summary>
    /// <returns>False if an exponent is odd: the root has no dimension of this language.</returns>
    public bool TrySquareRoot(out Dimension root)
    {
        var result = default(Exponents);
        for (var i = 0; i < Count; i++)
        {
            if (exponents[i] % 2 != 0)
            {
                root = None;
                return false;
            }

            result[i] = (sbyte)(exponents[i] / 2);
        }

        root = new Dimension(result);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Dimension other)
    {
        for (var i = 0; i < Count; i++)
        {
            if (exponents[i] != other.exponents[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dimension other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        for (var i = 0; i < Count; i++)
        {
            hash = unchecked((hash * 257) + exponents[i]);
        }

        return hash;
    }

    /// <summary>
    /// The name where the dimension has one (<c>Bandwidth</c>), else its algebra (<c>Bytes/Tokens</c>).
    /// </summary>
    public override string ToString() => NamedDimensions.NameOf(this) ?? ToAlgebra();

    private static sbyte Clamp(long exponent) => (sbyte)Math.Clamp(exponent, -MaximumExponent, MaximumExponent);

    [InlineArray(Count)]
    private struct Exponents
    {
        private sbyte first;
    }
}
