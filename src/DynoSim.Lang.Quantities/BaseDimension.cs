namespace DynoSim.Lang.Quantities;

/// <summary>The independent dimensions of the language, in the order in which they are printed.</summary>
public enum BaseDimension
{
    /// <summary>Duration; base unit the second.</summary>
    Time,

    /// <summary>Amount of data; base unit the byte.</summary>
    Bytes,

    /// <summary>Prompt or output tokens.</summary>
    Tokens,

    /// <summary>Requests, which are also what a user of one stream counts.</summary>
    Requests,

    /// <summary>Blocks of the KV cache.</summary>
    Blocks,

    /// <summary>Sessions of several turns.</summary>
    Sessions,

    /// <summary>Accelerators.</summary>
    Gpus,

    /// <summary>Floating-point operations.</summary>
    Flops,

    /// <summary>US dollars.</summary>
    Money,

    /// <summary>Energy; base unit the joule.</summary>
    Energy,
}
