using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Analytic;

/// <summary>Requests like others.</summary>
internal static class RequestTableChanges
{
    /// <summary>The same requests at other times.</summary>
    public static RequestTable With(this RequestTable requests, long[] arrivals) => new()
    {
        ArrivalPicoseconds = arrivals,
        InputTokens = requests.InputTokens,
        OutputTokens = requests.OutputTokens,
        Prefixes = requests.Prefixes,
    };
}
