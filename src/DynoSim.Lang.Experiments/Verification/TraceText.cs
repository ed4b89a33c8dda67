using System.Globalization;
using System.Text;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Verification;

/// <summary>A table of requests as a trace in Mooncake's format that reads back as the same table.</summary>
internal static class TraceText
{
    /// <summary>One row a request, in the table's order.</summary>
    public static string Of(RequestTable table)
    {
        var text = new StringBuilder();
        for (var request = 0; request < table.Count; request++)
        {
            text.Append("{\"timestamp\": ").Append(Milliseconds(table.ArrivalPicoseconds[request]));
            text.Append(
                CultureInfo.InvariantCulture,
                $", \"input_length\": {table.InputTokens[request]}, \"output_length\": {table.OutputTokens[request]}");
            text.Append(", \"hash_ids\": [").AppendJoin(", ", table.Prefixes.PathOf(request).ToArray()).Append(']');
            if (table.Priority is { } priority && priority[request] != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $", \"priority\": {priority[request]}");
            }

            if (table.Session is { } session)
            {
                text.Append(CultureInfo.InvariantCulture, $", \"session_id\": \"{session[request]}\"");
                if (table.Turn?[request] > 0)
                {
                    text.Append(", \"delay\": ").Append(Milliseconds(table.TurnDelayPicoseconds?[request] ?? 0));
                }
            }

            text.Append("}\n");
        }

        return text.ToString();
    }

    private static string Milliseconds(long picoseconds) =>
        ((decimal)picoseconds / SimulatedTime.PicosecondsPerMillisecond).ToString(
            "0.#########", CultureInfo.InvariantCulture);
}
