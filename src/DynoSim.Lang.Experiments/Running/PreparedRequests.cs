using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>The requests of a workload, and how to make them again, so that a repetition pays for all of it.</summary>
/// <param name="Workload">The requests, as a table or a stream.</param>
/// <param name="Milliseconds">What making them took.</param>
/// <param name="Again">Makes the same requests anew, sharing nothing with the first.</param>
public sealed record PreparedRequests(PreparedWorkload Workload, double Milliseconds, Func<PreparedWorkload> Again);
