using System.Diagnostics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>Which trace to read and how: all that reading needs, so it can begin before the plan is there.</summary>
/// <param name="Path">The trace.</param>
/// <param name="BlockTokens">Tokens that one content hash stands for.</param>
/// <param name="IsTimed">Whether first turns need a timestamp; not under a closed loop.</param>
internal sealed record TraceOrder(string Path, int BlockTokens, bool IsTimed)
{
    /// <summary>What a plan reads; null for a generated workload.</summary>
    public static TraceOrder? Of(RunPlan plan) => plan.Trace is { } trace
        ? new TraceOrder(
            trace.Path, checked((int)trace.BlockTokens), plan.Options.Workload.Concurrency is null)
        : null;

    /// <summary>Reads it on another thread.</summary>
    public Task<TraceReading> Begin(IFileSource files) => Task.Run(() => Read(files));

    /// <summary>Reads it, and finds out what its prompts have in common.</summary>
    public TraceReading Read(IFileSource files)
    {
        var watch = Stopwatch.StartNew();
        using var content = files.OpenData(Path).Content;
        if (content is null)
        {
            return new TraceReading(null, 0);
        }

        try
        {
            var result = MooncakeTrace.Read(content, BlockTokens, IsTimed);
            result.Rows?.ComparePrompts();
            return new TraceReading(result, watch.Elapsed.TotalMilliseconds);
        }
        catch (IOException)
        {
            return new TraceReading(null, 0);
        }
    }
}

/// <summary>What came of reading a trace.</summary>
/// <param name="Result">Its rows or what is wrong with them; null if it cannot be read at all.</param>
/// <param name="Milliseconds">What reading it took.</param>
internal sealed record TraceReading(TraceReadResult? Result, double Milliseconds);
