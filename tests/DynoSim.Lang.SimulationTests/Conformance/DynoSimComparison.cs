using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>Compares a run with a recording, request by request.</summary>
internal static class DynoSimComparison
{
    private const long TolerancePicoseconds = 1_000;

    public static void AssertSame(DynoSimCase recording, SimulationResult result) =>
        AssertSame(recording, result, row => row.Worker, result.Worker);

    /// <summary>Workers are numbered by their first appearance in trace order, in the recording and here.</summary>
    public static void AssertSameUpToNumbering(DynoSimCase recording, SimulationResult result)
    {
        var numbers = new Dictionary<int, int>();
        var renumbered = result.Worker.Select(worker =>
        {
            numbers.TryAdd(worker, numbers.Count);
            return numbers[worker];
        });
        AssertSame(recording, result, row => row.CanonicalWorker, [.. renumbered]);
    }

    private static void AssertSame(
        DynoSimCase recording,
        SimulationResult result,
        Func<DynoSimRow, int> workerOf,
        int[] workers)
    {
        var differences = new List<string>();
        for (var request = 0; request < recording.Rows.Count; request++)
        {
            var row = recording.Rows[request];
            var status = result.Status[request].ToString().ToLowerInvariant();
            var same = status == row.Status && result.ProducedTokens[request] == row.Produced
                && workers[request] == workerOf(row);
            if (same && row.Status == "completed")
            {
                same = IsNear(result.ArrivalPicoseconds[request], row.Times[0])
                    && IsNear(result.AdmitPicoseconds[request], row.Times[1])
                    && IsNear(result.FirstTokenPicoseconds[request], row.Times[2])
                    && IsNear(result.LastTokenPicoseconds[request], row.Times[3])
                    && result.CachedTokens[request] == Math.Max(0, row.Cached)
                    && result.Preemptions[request] == row.Readmissions;
            }

            if (!same)
            {
                differences.Add($"request {request}: {Describe(result, request)}\n  recorded {row}");
            }
        }

        Assert.That(result.Status, Has.Length.EqualTo(recording.Rows.Count));
        Assert.That(
            differences,
            Is.Empty,
            $"{differences.Count} of {recording.Rows.Count} differ, the first: {differences.FirstOrDefault()}");
    }

    private static string Describe(SimulationResult result, int request) =>
        $"{result.Status[request]} on worker {result.Worker[request]}, produced {result.ProducedTokens[request]}, "
        + $"cached {result.CachedTokens[request]}, preempted {result.Preemptions[request]}, arrival "
        + $"{result.ArrivalPicoseconds[request]}, admission {result.AdmitPicoseconds[request]}, first token "
        + $"{result.FirstTokenPicoseconds[request]}, last {result.LastTokenPicoseconds[request]}";

    private static bool IsNear(long ours, long theirs) => Math.Abs(ours - theirs) <= TolerancePicoseconds;
}
