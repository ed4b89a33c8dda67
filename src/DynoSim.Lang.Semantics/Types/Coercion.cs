using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>Where a value meets a type; some literals adapt in one place and not in another.</summary>
/// <param name="IsProperty">
/// Whether a property, param or let with a declared type receives it: there a time or a size wants its unit even for
/// zero, while in an expression the literal <c>0</c> fits any dimension.
/// </param>
/// <param name="PerUnit">
/// For a property per counted thing, the dimension of that count: <c>block = 64tok</c> is read per block.
/// </param>
public readonly record struct CoercionSite(bool IsProperty, Dimension? PerUnit = null)
{
    /// <summary>The operands of an operator and the arguments of a function.</summary>
    public static CoercionSite Expression => new(IsProperty: false);

    /// <summary>A property, param or let with a declared type.</summary>
    public static CoercionSite Property => new(IsProperty: true);
}

/// <summary>What has to happen to a value to become one of the wanted type.</summary>
public enum CoercionKind
{
    /// <summary>It cannot become one; see <see cref="Coercion.Failure"/>.</summary>
    None,

    /// <summary>Nothing.</summary>
    Identity,

    /// <summary>A bare number takes the wanted dimension, in base units.</summary>
    AdaptNumber,

    /// <summary>A quantity is read per counted thing.</summary>
    ReadPerUnit,

    /// <summary>A real without dimension becomes a count if its value is whole.</summary>
    RequireWhole,

    /// <summary>A text becomes a path.</summary>
    ReadPath,

    /// <summary>A named sub-block becomes its name.</summary>
    TakeName,

    /// <summary>A present value (converted to the inner type) or <c>none</c> becomes an optional one.</summary>
    WrapOptional,

    /// <summary>A value (converted to the inner type) becomes a value-or-word.</summary>
    WrapWordOr,

    /// <summary>A value (converted to the element type) becomes a distribution that always draws it.</summary>
    ToConstantDistribution,

    /// <summary>A range becomes the uniform distribution over it.</summary>
    ToUniformDistribution,

    /// <summary>Every item of a list, range or tuple is converted.</summary>
    Elementwise,
}

/// <summary>Why a value cannot become one of the wanted type; decides the diagnostic.</summary>
public enum CoercionFailure
{
    /// <summary>It can.</summary>
    None,

    /// <summary>Two quantities of different dimension (DYN2001).</summary>
    UnitMismatch,

    /// <summary>A bare number where a unit is needed (DYN2003).</summary>
    MissingUnit,

    /// <summary>A unit where a plain number is wanted (DYN2004).</summary>
    UnitOnDimensionless,

    /// <summary>Types of different nature (DYN2010).</summary>
    WrongType,

    /// <summary>A possibly absent value where one is needed (DYN2022).</summary>
    OptionalAsValue,
}

/// <summary>The verdict on one value meeting one type.</summary>
/// <param name="Kind">What has to happen; <see cref="CoercionKind.None"/> if impossible.</param>
/// <param name="Failure">Why it is impossible.</param>
public readonly record struct Coercion(CoercionKind Kind, CoercionFailure Failure = CoercionFailure.None)
{
    /// <summary>Whether the value can become one of the wanted type.</summary>
    public bool Exists => Kind != CoercionKind.None;

    internal static Coercion Identity => new(CoercionKind.Identity);

    internal static Coercion Fail(CoercionFailure failure) => new(CoercionKind.None, failure);

    /// <summary>The same verdict with another step on success.</summary>
    internal Coercion Then(CoercionKind kind) => Exists ? new Coercion(kind) : this;
}
