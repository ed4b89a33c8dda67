using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>How a number is stored.</summary>
[LanguageEnum("Precision")]
public enum Precision
{
    /// <summary>bfloat16.</summary>
    Bf16,

    /// <summary>8-bit floating point, one scale per tensor or channel.</summary>
    Fp8,

    /// <summary>8-bit integers; weights only, computed in bf16.</summary>
    Int8,

    /// <summary>4-bit integers with group scales; weights only, computed in bf16.</summary>
    Int4,

    /// <summary>4-bit floating point, the same as <see cref="Nvfp4"/>.</summary>
    Fp4,

    /// <summary>4-bit floating point with a scale per 32 values; weights only, computed in bf16.</summary>
    Mxfp4,

    /// <summary>8-bit floating point, one scale per 128 x 128 block.</summary>
    Fp8Block,

    /// <summary>4-bit floating point with a scale per 16 values.</summary>
    Nvfp4,
}

/// <summary>Facts about precisions.</summary>
public static class Precisions
{
    /// <summary>Bytes of one value, its share of the block scales included where they matter.</summary>
    [LanguageFunction(
        "bytes_of",
        "Bytes",
        Doc = "Bytes of one value: bf16 2, fp8, fp8_block and int8 1, int4 1/2, fp4 and nvfp4 9/16, mxfp4 17/32.",
        Simulated = true)]
    public static double BytesOf([Formal("Precision")] Precision precision) => precision switch
    {
        Precision.Bf16 => 2,
        Precision.Fp8 or Precision.Fp8Block or Precision.Int8 => 1,
        Precision.Int4 => 0.5,
        Precision.Mxfp4 => 17.0 / 32,
        Precision.Fp4 or Precision.Nvfp4 => 9.0 / 16,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "not a precision"),
    };
}
