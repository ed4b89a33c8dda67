using System.Runtime.CompilerServices;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// Keeps the runs of a request table for as long as the table lives: all simulations of a sweep share them.
/// </summary>
internal static class RunTableCache
{
    private static readonly ConditionalWeakTable<RequestTable, Dictionary<int, RunTable>> Tables = [];

    /// <summary>The runs of a table for a block size, made once.</summary>
    internal static RunTable Get(RequestTable requests, int blockTokens)
    {
        var ofTable = Tables.GetOrCreateValue(requests);
        lock (ofTable)
        {
            if (!ofTable.TryGetValue(blockTokens, out var runs))
            {
                ofTable[blockTokens] = runs = RunTable.Create(requests, blockTokens);
            }

            return runs;
        }
    }
}
