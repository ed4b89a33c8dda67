namespace DynoSim.Lang.Experiments.Shards;

/// <summary>What came of one part of a sweep.</summary>
/// <param name="Shard">Which part.</param>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Points">Its points, all finished; the baseline is one of them.</param>
/// <param name="Earlier">Of these, how many were finished before.</param>
public sealed record ShardResult(Shard Shard, string Experiment, int Points, int Earlier);
