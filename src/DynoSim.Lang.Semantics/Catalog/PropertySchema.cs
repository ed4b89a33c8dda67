using System.Reflection;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>How a property is written.</summary>
public enum PropertyRole
{
    /// <summary><c>name = value</c>.</summary>
    Value,

    /// <summary><c>name = Entity</c>; <c>name { … }</c> amends a copy of the entity.</summary>
    Entity,

    /// <summary><c>name { … }</c>, at most one.</summary>
    Block,

    /// <summary><c>name NAME { … }</c>, any number.</summary>
    NamedBlocks,

    /// <summary><c>name { any_name = value }</c>.</summary>
    Map,
}

/// <summary>A property or sub-block of a kind, read from a member of its options record.</summary>
public sealed class PropertySchema
{
    private SchemaLiteral? _default;
    private SchemaRange? _range;
    private SchemaRange? _usual;

    /// <summary>The kind it belongs to.</summary>
    public required KindSchema Owner { get; init; }

    /// <summary>The name in the language; for named sub-blocks the word before the name.</summary>
    public required string Name { get; init; }

    /// <summary>The language type. Named sub-blocks have the type of a list of records.</summary>
    public required LanguageType Type { get; init; }

    /// <summary>The type as the attribute writes it.</summary>
    public required string TypeText { get; init; }

    /// <summary>How it is written.</summary>
    public required PropertyRole Role { get; init; }

    /// <summary>The kind of the entity or sub-block; null for plain values.</summary>
    public KindSchema? Kind { get; init; }

    /// <summary>One sentence.</summary>
    public required string Doc { get; init; }

    /// <summary>The phase its value may be of.</summary>
    public required KnobPhase Phase { get; init; }

    /// <summary>The default in the words of the language; null without one.</summary>
    public string? DefaultText { get; init; }

    /// <summary>The values allowed, as the attribute writes them; null for all.</summary>
    public string? RangeText { get; init; }

    /// <summary>The default, parsed; null without one. <c>none</c> for an optional property.</summary>
    public SchemaLiteral? Default => DefaultText is null ? null : _default ??= ParseDefault(DefaultText);

    /// <summary>The values allowed; null for all.</summary>
    public SchemaRange? Range => RangeText is null ? null : _range ??= SchemaRange.Parse(RangeText);

    /// <summary>The values such things have, as the attribute writes them; null where any may be meant.</summary>
    public string? UsualText { get; init; }

    /// <summary>The values such things have; null where any may be meant.</summary>
    public SchemaRange? Usual => UsualText is null ? null : _usual ??= SchemaRange.Parse(UsualText);

    /// <summary>The dimension of the count that a bare value is per; see <see cref="CoercionSite.PerUnit"/>.</summary>
    public Dimension? PerUnit { get; init; }

    /// <summary>Whether a test shows that it changes a result.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>Whether the compiler computes it, so that it cannot be set.</summary>
    public required bool IsDerived { get; init; }

    /// <summary>Whether a block must set it.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>The member of the options record; null for a fixture's.</summary>
    public PropertyInfo? Member { get; init; }

    /// <summary>Whether it is absent unless set.</summary>
    public bool IsOptional => Type is OptionalType;

    /// <summary>The type without the question mark.</summary>
    public LanguageType PresentType => Type is OptionalType optional ? optional.Inner : Type;

    /// <summary>The place a value of it is checked at.</summary>
    public CoercionSite Site => new(IsProperty: true, PerUnit);

    /// <inheritdoc/>
    public override string ToString() => $"{Owner.Name}.{Name}";

    private SchemaLiteral ParseDefault(string text) =>
        Phase == KnobPhase.Policy ? new ComputedLiteral(text) : SchemaLiteralParser.Parse(text);
}
