namespace DynoSim.Lang.Quantities;

public readonly partial struct Dimension
{
    /// <summary>No dimension: a ratio or a plain count.</summary>
    public static Dimension None => default;

    /// <summary>Duration, in seconds.</summary>
    public static Dimension Time { get; } = Of(BaseDimension.Time);

    /// <summary>Amount of data, in bytes.</summary>
    public static Dimension Bytes { get; } = Of(BaseDimension.Bytes);

    /// <summary>Number of tokens.</summary>
    public static Dimension Tokens { get; } = Of(BaseDimension.Tokens);

    /// <summary>Number of requests.</summary>
    public static Dimension Requests { get; } = Of(BaseDimension.Requests);

    /// <summary>Number of KV blocks.</summary>
    public static Dimension Blocks { get; } = Of(BaseDimension.Blocks);

    /// <summary>Number of sessions.</summary>
    public static Dimension Sessions { get; } = Of(BaseDimension.Sessions);

    /// <summary>Number of accelerators.</summary>
    public static Dimension Gpus { get; } = Of(BaseDimension.Gpus);

    /// <summary>Number of floating-point operations.</summary>
    public static Dimension Flops { get; } = Of(BaseDimension.Flops);

    /// <summary>US dollars.</summary>
    public static Dimension Money { get; } = Of(BaseDimension.Money);

    /// <summary>Energy, in joules.</summary>
    public static Dimension Energy { get; } = Of(BaseDimension.Energy);

    /// <summary>Floating-point operations per second.</summary>
    public static Dimension FlopRate { get; } = Flops / Time;

    /// <summary>Bytes per second.</summary>
    public static Dimension Bandwidth { get; } = Bytes / Time;

    /// <summary>Requests per second.</summary>
    public static Dimension Rate { get; } = Requests / Time;

    /// <summary>Tokens per second.</summary>
    public static Dimension TokenRate { get; } = Tokens / Time;

    /// <summary>Sessions per second.</summary>
    public static Dimension SessionRate { get; } = Sessions / Time;

    /// <summary>Watts.</summary>
    public static Dimension Power { get; } = Energy / Time;
}
