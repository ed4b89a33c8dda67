using System.Collections.Concurrent;
using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// The requests of workloads, made once for all points that share them. What has not been used for longest goes when
/// there are too many; it is made again when it is needed again.
/// </summary>
/// <param name="files">Where traces are read from.</param>
internal sealed class WorkloadShelf(IFileSource files)
{
    private const long MostRequests = 4_000_000;

    private readonly Dictionary<string, Entry> _shelf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<(TraceRows? Rows, ImmutableArray<Diagnostic> Findings)>> _rows =
        new(StringComparer.Ordinal);

    private long _held;
    private long _clock;

    /// <summary>The requests of a plan under its seed.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="canonical">The scenario in canonical form.</param>
    /// <param name="where">Which rows of its trace to keep, as the canonical form has it; null for all.</param>
    public LoadedWorkload Get(RunPlan plan, string canonical, RecordPredicate? where)
    {
        var key = $"{plan.Options.Seed}\n{CanonicalForm.Declaration(canonical, "workload")}";
        Lazy<LoadedWorkload> loading;
        lock (_shelf)
        {
            if (!_shelf.TryGetValue(key, out var entry))
            {
                _shelf[key] = entry = new Entry(new Lazy<LoadedWorkload>(() => Load(plan, where)));
            }

            entry.Used = ++_clock;
            loading = entry.Loading;
        }

        var workload = loading.Value;
        lock (_shelf)
        {
            if (_shelf.TryGetValue(key, out var entry) && entry.Requests == 0)
            {
                entry.Requests = Math.Max(1, workload.Requests?.Workload.Requests?.Count ?? 1);
                _held += entry.Requests;
                Shrink(key);
            }
        }

        return workload;
    }

    private LoadedWorkload Load(RunPlan plan, RecordPredicate? where)
    {
        var rows = default(TraceRows);
        if (plan.Trace is { } trace)
        {
            var (read, findings) = _rows.GetOrAdd(
                $"{trace.BlockTokens}\n{plan.Options.Workload.Concurrency is null}\n{trace.Path}",
                _ => new(() => WorkloadLoader.ReadRows(plan, files))).Value;
            if (read is null)
            {
                return new LoadedWorkload { Findings = findings };
            }

            rows = read;
        }

        return WorkloadLoader.Prepare(plan, rows, keepsRequests: true, where);
    }

    private void Shrink(string newest)
    {
        while (_held > MostRequests
            && _shelf.Where(each => each.Key != newest && each.Value.Requests > 0).MinBy(each => each.Value.Used) is
            { Key: { } oldest } last)
        {
            _held -= last.Value.Requests;
            _shelf.Remove(oldest);
        }
    }

    private sealed class Entry(Lazy<LoadedWorkload> loading)
    {
        public Lazy<LoadedWorkload> Loading { get; } = loading;

        public long Requests { get; set; }

        public long Used { get; set; }
    }
}
