using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// What a sweep has run so far: asks for points, gets their results, from the journal where an earlier sweep has them.
/// </summary>
/// <param name="crew">Runs what is missing.</param>
/// <param name="replicate">Repetitions of each point.</param>
/// <param name="known">What the journal holds.</param>
/// <param name="journal">Takes what is new; null for nowhere.</param>
/// <param name="progress">Is told of every point that is finished.</param>
internal sealed class SweepLedger(
    SweepCrew crew, int replicate, IEnumerable<RunRecord> known, Journal? journal, Action<PointResults> progress)
{
    private readonly Dictionary<string, SortedList<int, RunRecord>> _runs = Grouped(known);
    private readonly Dictionary<string, PointResults> _results = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpacePoint> _asked = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private PointResults? _baseline;

    /// <summary>The points of the search, in the order in which it first asked for them.</summary>
    public IEnumerable<PointResults> Results => _order.Select(id => _results[id] with { Point = _asked[id] });

    /// <summary>All records: those of the baseline, then in the order of the points.</summary>
    public IEnumerable<RunRecord> Records => (_baseline?.Runs ?? [])
        .Concat(_order.Where(id => id != _baseline?.Point.Id).SelectMany(id => _results[id].Runs));

    /// <summary>The results of the unchanged scenario, which is no point unless the search asks for it.</summary>
    public PointResults Baseline(SpacePoint point)
    {
        Run([point]);
        return _baseline = _results[point.Id];
    }

    /// <summary>The results of points, run now as far as they are not known.</summary>
    public ImmutableArray<PointResults> Of(IReadOnlyList<SpacePoint> points)
    {
        foreach (var point in points)
        {
            if (_asked.TryAdd(point.Id, point))
            {
                _order.Add(point.Id);
            }
        }

        Run(points);
        return [.. points.Select(point => _results[point.Id])];
    }

    private void Run(IReadOnlyList<SpacePoint> points)
    {
        var wanted = points.DistinctBy(point => point.Id).Where(point => !_results.ContainsKey(point.Id)).ToArray();
        var tasks = wanted.Select(point => new PointTask(point, Missing(point.Id)))
            .Where(task => !task.Repetitions.IsEmpty)
            .ToArray();
        foreach (var point in wanted.Where(point => Missing(point.Id).IsEmpty))
        {
            Settle(point);
        }

        crew.Run(tasks, (task, record) =>
        {
            journal?.Add(record);
            RunsOf(task.Point.Id)[record.Repetition] = record;
            if (Missing(task.Point.Id).IsEmpty)
            {
                Settle(task.Point);
            }
        });
    }

    private void Settle(SpacePoint point)
    {
        var runs = RunsOf(point.Id);
        var fault = runs.Values.FirstOrDefault(run => run.Fault is not null);
        var results = new PointResults(point, fault is null ? [.. runs.Values.Take(replicate)] : [fault]);
        _results[point.Id] = results;
        progress(results);
    }

    private ImmutableArray<int> Missing(string id) =>
        _runs.TryGetValue(id, out var runs) && runs.Values.Any(run => run.Fault is not null)
            ? []
            : [.. Enumerable.Range(0, replicate).Where(repetition => !RunsOf(id).ContainsKey(repetition))];

    private SortedList<int, RunRecord> RunsOf(string id)
    {
        if (!_runs.TryGetValue(id, out var runs))
        {
            _runs[id] = runs = [];
        }

        return runs;
    }

    private static Dictionary<string, SortedList<int, RunRecord>> Grouped(IEnumerable<RunRecord> records)
    {
        var groups = new Dictionary<string, SortedList<int, RunRecord>>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (!groups.TryGetValue(record.Id, out var runs))
            {
                groups[record.Id] = runs = [];
            }

            runs[record.Repetition] = record;
        }

        return groups;
    }
}
