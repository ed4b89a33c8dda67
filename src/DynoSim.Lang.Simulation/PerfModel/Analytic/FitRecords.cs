namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

// Times are in microseconds or nanoseconds as the names say, efficiencies are shares of the accelerator's peaks. The
// three of a roofline (compute, memory, norm) are one fit: alone each may exceed 1.

/// <summary>t0 + k * column + norm(compute * wave, bytes).</summary>
internal readonly record struct GemmFit(
    double FloorUs, double Compute, double Memory, double Norm, double WaveExponent, double DepthNs);

/// <summary>t0 + norm(compute * wave, bytes), with the rows of a tile that short prompts leave empty.</summary>
internal readonly record struct PrefillAttentionFit(
    double FloorUs, double Compute, double Memory, double Norm, double WaveExponent, double PadTokens);

/// <summary>t0 + norm(bytes, compute) + log * log2(1 + context / 1024).</summary>
internal readonly record struct DecodeAttentionFit(
    double FloorUs, double Compute, double Memory, double Norm, double LogUs);

/// <summary>t0 + root * sqrt(megabytes) + ring time.</summary>
internal readonly record struct AllReduceFit(double FloorUs, double Link, double RootMegabyteUs);

/// <summary>t0 + token * tokens + norm(compute, bytes) over the experts that the tokens reach.</summary>
internal readonly record struct MoeFit(
    double FloorUs,
    double Compute,
    double Memory,
    double Norm,
    double ActiveExponent,
    double BlockTokens,
    double TokenNs,
    double ImbalanceExponent);

/// <summary>One whole block of multi-head latent attention, projections included.</summary>
internal readonly record struct MlaFit(double FloorUs, double Gemm, double Attention, double Memory, double Norm);
