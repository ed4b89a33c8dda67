namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>What every run must conserve, checked over its result whichever engine made it.</summary>
public static class ConservationLaws
{
    /// <summary>Checks every law.</summary>
    /// <param name="result">The result of a run.</param>
    /// <exception cref="ConservationException">One does not hold.</exception>
    public static void Check(SimulationResult result)
    {
        long held = 0;
        long produced = 0;
        for (var worker = 0; worker < result.Workers.Length; worker++)
        {
            var statistics = result.Workers[worker];
            held += statistics.HeldBlocksAtEnd;
            produced += statistics.ProducedTokens;
            Require(
                "blocks allocated = blocks freed + blocks held",
                statistics.AllocatedBlocks,
                statistics.FreedBlocks + statistics.HeldBlocksAtEnd,
                worker);
            Require(
                "busy time + idle time = time",
                statistics.BusyPicoseconds + statistics.IdlePicoseconds,
                result.EndPicoseconds,
                worker);
        }

        var (arrived, ended, running, reported) = result.Tally is { } tally
            ? (tally.Arrived, tally.Completed + tally.Rejected + tally.Abandoned, tally.Running, tally.OutputTokens)
            : CountRequests(result);
        Require("arrived = completed + rejected + abandoned + running", arrived, ended + running);
        Require("requests in the system at the end = requests running", result.RequestsInSystemAtEnd, running);
        if (running == 0)
        {
            Require("blocks held when nothing runs = 0", held, 0);
        }

        Require("tokens produced by workers = tokens reported by requests", produced, reported);
    }

    private static (long Arrived, long Ended, long Running, long Tokens) CountRequests(SimulationResult result)
    {
        long arrived = 0;
        long ended = 0;
        long running = 0;
        long tokens = 0;
        foreach (ref readonly var row in result.RowsOrMade().AsSpan(0, result.Requests))
        {
            tokens += row.Produced;
            arrived += row.Arrival >= 0 ? 1 : 0;
            running += row.Status == RequestStatus.Running ? 1 : 0;
            ended +=
                row.Status is RequestStatus.Completed or RequestStatus.Rejected or RequestStatus.Abandoned ? 1 : 0;
        }

        return (arrived, ended, running, tokens);
    }

    private static void Require(string law, long left, long right, int? worker = null)
    {
        if (left != right)
        {
            Throw(law, left, right, worker);
        }
    }

    // Apart, because a method that touches 128-bit numbers is compiled anew at every start.
    private static void Throw(string law, long left, long right, int? worker) =>
        throw new ConservationException(law, left, right, worker);
}
