namespace DynoSim.Lang.Simulation.PerfModel.Tables;

/// <summary>A measured pass.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="IsDecode">Whether all its requests decode.</param>
/// <param name="Batch">Requests of the pass.</param>
/// <param name="NewTokens">Tokens computed, all requests together.</param>
/// <param name="ContextTokens">
/// Decode: tokens in the contexts; prefill: tokens computed before; all requests together.
/// </param>
/// <param name="Picoseconds">Duration.</param>
internal readonly record struct TableRow(
    int Line,
    bool IsDecode,
    long Batch,
    long NewTokens,
    long ContextTokens,
    long Picoseconds);
