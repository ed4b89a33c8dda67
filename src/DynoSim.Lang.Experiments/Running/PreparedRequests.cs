using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>The requests of a workload, and how to make them again, so that a repetition pays for all of it.</summary>
/// <param name="Table">The requests.</param>
/// <param name="Milliseconds">What making them took.</param>
/// <param name="Again">Makes the same requests anew, as a table that shares nothing with the first.</param>
public sealed record PreparedRequests(RequestTable Table, double Milliseconds, Func<RequestTable> Again);
