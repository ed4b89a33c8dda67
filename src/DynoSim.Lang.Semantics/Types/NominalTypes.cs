using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Catalog;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>A closed set of words. Nominal: two declarations with equal words are different types.</summary>
public sealed record EnumType : LanguageType
{
    /// <summary>Declares a type.</summary>
    public EnumType(string name, ImmutableArray<string> members, Type? runtimeType = null)
    {
        Name = name;
        Members = members;
        RuntimeType = runtimeType;
    }

    /// <summary>The type's name.</summary>
    public string Name { get; }

    /// <summary>The words in order.</summary>
    public ImmutableArray<string> Members { get; }

    /// <summary>The enum of the runtime behind it; null for one declared in a file.</summary>
    public Type? RuntimeType { get; }

    /// <inheritdoc/>
    public override string Display => Name;

    /// <inheritdoc/>
    public bool Equals(EnumType? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A reference to a declared entity of a kind, such as an engine.</summary>
/// <param name="Kind">The kind.</param>
public sealed record EntityType(KindSchema Kind) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => Kind.TypeName;
}

/// <summary>The value of a sub-block, such as an engine's <c>timing</c>.</summary>
/// <param name="Kind">The kind of the sub-block.</param>
public sealed record RecordType(KindSchema Kind) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => Kind.TypeName;
}

/// <summary>An object of the simulated state that policies read, such as <c>worker</c>.</summary>
/// <param name="Context">What it offers.</param>
public sealed record ContextType(ContextSchema Context) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => Context.TypeName;
}

/// <summary>
/// The result of a builtin function that only a property takes, such as a timing source or a trace; it has a name and
/// no operations.
/// </summary>
/// <param name="Name">The name.</param>
public sealed record OpaqueType(string Name) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => Name;
}

/// <summary>A type left open in the signature of a builtin function.</summary>
/// <param name="Name">The letter.</param>
public sealed record TypeVariable(string Name) : LanguageType
{
    /// <summary>The variable that stands for requests or sessions per time only.</summary>
    public const string ArrivalRate = "R";

    /// <inheritdoc/>
    public override string Display => Name;
}

/// <summary>The name of a sub-block of an enclosing block, such as the pool a transfer leaves.</summary>
/// <param name="Kind">The kind word of the sub-block.</param>
public sealed record BlockNameType(string Kind) : LanguageType
{
    /// <inheritdoc/>
    public override string Display => $"name of a {Kind}";
}
