namespace DynoSim.Lang.Semantics.Types;

/// <summary>
/// The type of what could not be typed; it goes with everything, so that one fault gives one message.
/// </summary>
public sealed record ErrorType : LanguageType
{
    /// <summary>The only instance.</summary>
    public static ErrorType Instance { get; } = new();

    private ErrorType()
    {
    }

    /// <inheritdoc/>
    public override bool IsError => true;

    /// <inheritdoc/>
    public override string Display => "?";
}

/// <summary>`true` or `false`.</summary>
public sealed record BoolType : LanguageType
{
    /// <summary>The only instance.</summary>
    public static BoolType Instance { get; } = new();

    private BoolType()
    {
    }

    /// <inheritdoc/>
    public override string Display => "Bool";
}

/// <summary>A text.</summary>
public sealed record StringType : LanguageType
{
    /// <summary>The only instance.</summary>
    public static StringType Instance { get; } = new();

    private StringType()
    {
    }

    /// <inheritdoc/>
    public override string Display => "String";
}

/// <summary>The path of a data file; a quoted text becomes one where a path is expected.</summary>
public sealed record PathType : LanguageType
{
    /// <summary>The only instance.</summary>
    public static PathType Instance { get; } = new();

    private PathType()
    {
    }

    /// <inheritdoc/>
    public override string Display => "Path";
}

/// <summary>The type of `none` before it meets an optional type.</summary>
public sealed record NoneType : LanguageType
{
    /// <summary>The only instance.</summary>
    public static NoneType Instance { get; } = new();

    private NoneType()
    {
    }

    /// <inheritdoc/>
    public override string Display => "none";
}
