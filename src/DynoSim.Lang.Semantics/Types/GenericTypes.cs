using System.Collections.Immutable;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>A value that may be absent.</summary>
/// <param name="Inner">The type if present; never optional itself.</param>
public sealed record OptionalType(LanguageType Inner) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"{Inner.Display}?";
}

/// <summary>A value or one fixed word, as in <c>capacity = auto</c>.</summary>
/// <param name="Inner">The type of the value.</param>
/// <param name="Word">The word that may stand instead; absent at run time.</param>
public sealed record WordOrType(LanguageType Inner, string Word) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"{Inner.Display} or `{Word}`";
}

/// <summary>A list.</summary>
/// <param name="Element">The type of the items.</param>
public sealed record ListType(LanguageType Element) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"List<{Element.Display}>";
}

/// <summary>An interval or progression, both ends included.</summary>
/// <param name="Element">The type of the ends.</param>
public sealed record RangeType(LanguageType Element) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"Range<{Element.Display}>";
}

/// <summary>A probability distribution.</summary>
/// <param name="Element">The type of a draw.</param>
public sealed record DistType(LanguageType Element) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"Dist<{Element.Display}>";
}

/// <summary>An arrival process.</summary>
/// <param name="Rate">The type of its rate: requests or sessions per time.</param>
public sealed record ArrivalsType(LanguageType Rate) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"Arrivals<{Rate.Display}>";
}

/// <summary>A measured quantity with one value a request (or gap), of which a result takes aggregates.</summary>
/// <param name="Element">The type of one value.</param>
public sealed record MetricType(LanguageType Element) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"Metric<{Element.Display}>";
}

/// <summary>
/// A sub-block whose members are free names with values of one type, as in a planner's <c>bounds</c>.
/// </summary>
/// <param name="Value">The type of the values.</param>
public sealed record MapType(LanguageType Value) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"Map<{Value.Display}>";
}

/// <summary>A row of values.</summary>
/// <param name="Items">The types in order.</param>
public sealed record TupleType(ImmutableArray<LanguageType> Items) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"({string.Join(", ", Items.Select(item => item.Display))})";

    /// <inheritdoc/>
    public bool Equals(TupleType? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Length, HashCode.Combine);
}

/// <summary>Something that can be called.</summary>
/// <param name="Parameters">The types of the parameters in order.</param>
/// <param name="Result">The type of the result.</param>
public sealed record FunctionType(ImmutableArray<LanguageType> Parameters, LanguageType Result) : LanguageType
{
    /// <inheritdoc/>
    public override string Display =>
        $"fn({string.Join(", ", Parameters.Select(parameter => parameter.Display))}): {Result.Display}";

    /// <inheritdoc/>
    public bool Equals(FunctionType? other) =>
        other is not null && Result.Equals(other.Result) && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() => Parameters.Aggregate(Result.GetHashCode(), HashCode.Combine);
}
