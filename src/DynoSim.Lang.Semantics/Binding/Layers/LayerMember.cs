using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>Something a layer says about one member of its object.</summary>
/// <param name="name">The member.</param>
/// <param name="location">Its name or path as written.</param>
public abstract class LayerMember(string name, SourceLocation location)
{
    /// <summary>The member.</summary>
    public string Name { get; } = name;

    /// <summary>Its name or path as written.</summary>
    public SourceLocation Location { get; } = location;
}

/// <summary><c>name = value</c>: replaces. The expression is bound when first asked for.</summary>
public sealed class Assignment : LayerMember
{
    private readonly OnDemand<BoundExpression> _value;

    internal Assignment(
        string name,
        SourceLocation location,
        SourceLocation valueLocation,
        PropertySchema? property,
        OnDemand<BoundExpression> value)
        : base(name, location)
    {
        ValueLocation = valueLocation;
        Property = property;
        _value = value;
    }

    /// <summary>The expression as written.</summary>
    public SourceLocation ValueLocation { get; }

    /// <summary>The property; null for an entry of a map and a param of the block.</summary>
    public PropertySchema? Property { get; }

    /// <summary>The new value, converted to the member's type.</summary>
    public BoundExpression Value => _value.Value;
}

/// <summary><c>name { … }</c> or <c>word name { … }</c>: amends one level.</summary>
public sealed class Amendment : LayerMember
{
    private readonly OnDemand<BoundLayer> _layer;

    internal Amendment(
        string name,
        SourceLocation location,
        ObjectType type,
        PropertySchema? property,
        bool isNamed,
        OnDemand<BoundLayer> layer)
        : base(name, location)
    {
        Type = type;
        Property = property;
        IsNamed = isNamed;
        _layer = layer;
    }

    /// <summary>What the member is.</summary>
    public ObjectType Type { get; }

    /// <summary>The property it amends, or the one whose word declares such named sub-blocks.</summary>
    public PropertySchema? Property { get; }

    /// <summary>Whether it is a named sub-block, such as a pool.</summary>
    public bool IsNamed { get; }

    /// <summary>The amendments.</summary>
    public BoundLayer Layer => _layer.Value;
}

/// <summary><c>name = none</c> for an inherited named sub-block.</summary>
public sealed class Removal(string name, SourceLocation location) : LayerMember(name, location);

/// <summary>A <c>param</c> of the block: a member that heirs and amendments may set.</summary>
public sealed class LocalParam : LayerMember
{
    private readonly OnDemand<ParamBinding> _binding;

    internal LocalParam(string name, SourceLocation location, OnDemand<ParamBinding> binding)
        : base(name, location) => _binding = binding;

    /// <summary>Whether anything mentions it.</summary>
    internal bool IsUsed { get; set; }

    /// <summary>Type, range and default.</summary>
    public ParamBinding Binding => _binding.Value;
}

/// <summary>A <c>let</c> of the block.</summary>
public sealed class LocalLet : LayerMember
{
    private readonly OnDemand<BoundExpression> _value;

    internal LocalLet(string name, SourceLocation location, OnDemand<BoundExpression> value)
        : base(name, location) => _value = value;

    /// <summary>The value.</summary>
    public BoundExpression Value => _value.Value;

    /// <summary>Whether anything mentions it.</summary>
    internal bool IsUsed { get; set; }
}

/// <summary>A param with its types settled.</summary>
/// <param name="Type">The declared type.</param>
/// <param name="Range">The values allowed; null for all.</param>
/// <param name="Default">The value unless set; null if it must be set.</param>
public sealed record ParamBinding(LanguageType Type, BoundExpression? Range, BoundExpression? Default);
