using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>Two runs request by request: every column of the request table, exact to the picosecond.</summary>
internal static class RunDifference
{
    private static readonly ImmutableArray<Column> Columns =
    [
        new("arrival_ms", IsTime: true, (_, result, row) => result.ArrivalPicoseconds[row]),
        new("input", IsTime: false, (requests, _, row) => requests.InputTokens[row]),
        new("output", IsTime: false, (requests, _, row) => requests.OutputTokens[row]),
        new("produced", IsTime: false, (_, result, row) => result.ProducedTokens[row]),
        new("worker", IsTime: false, (_, result, row) => result.Worker[row]),
        new("admit_ms", IsTime: true, (_, result, row) => result.AdmitPicoseconds[row]),
        new("first_token_ms", IsTime: true, (_, result, row) => result.FirstTokenPicoseconds[row]),
        new("last_token_ms", IsTime: true, (_, result, row) => result.LastTokenPicoseconds[row]),
        new("cached_tokens", IsTime: false, (_, result, row) => result.CachedTokens[row]),
        new("preemptions", IsTime: false, (_, result, row) => result.Preemptions[row]),
        new("status", IsTime: false, (_, result, row) => (long)result.Status[row]),
    ];

    /// <summary>The first row that differs, with the columns in which it does; null if none does.</summary>
    public static string? First(
        RequestTable requests, SimulationResult result, RequestTable otherRequests, SimulationResult other)
    {
        for (var row = 0; row < Math.Min(requests.Count, otherRequests.Count); row++)
        {
            var differing = Columns
                .Where(column => column.Of(requests, result, row) != column.Of(otherRequests, other, row))
                .ToArray();
            if (differing.Length > 0)
            {
                var parts = differing.Select(column =>
                    $"{column.Name} {column.Text(requests, result, row)} and "
                    + column.Text(otherRequests, other, row));
                return string.Create(
                    CultureInfo.InvariantCulture, $"request {row} differs first: {string.Join(", ", parts)}");
            }
        }

        return requests.Count == otherRequests.Count
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"one run has {requests.Count} requests, the other {otherRequests.Count}");
    }

    private sealed record Column(string Name, bool IsTime, Func<RequestTable, SimulationResult, int, long> Of)
    {
        public string Text(RequestTable requests, SimulationResult result, int row)
        {
            var value = Of(requests, result, row);
            return Name == "status" ? result.Status[row].ToString().ToLowerInvariant()
                : !IsTime ? value.ToString(CultureInfo.InvariantCulture)
                : value < 0 ? "never"
                : (value / 1_000_000_000m).ToString("0.#########", CultureInfo.InvariantCulture);
        }
    }
}
