using System.Text.Json;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>
/// The accelerated kernel at full speed, many passes at a time, ends where vLLM's own scheduler ended: the times, hits
/// and preemptions of every request, the passes, the tokens and the blocks held over time.
/// </summary>
[TestFixture]
[Category("Conformance")]
internal sealed class MacroStepConformance
{
    [TestCaseSource(nameof(Recordings))]
    public void Ends_as_recorded(string scenarioFile)
    {
        var recording = VllmRecording.Read(scenarioFile);
        var recorded = RecordedEnd.Of(recording);
        if (recorded.End != "done")
        {
            Assert.Ignore("The recording stalls, where a simulation rejects what can never run.");
        }

        if (recording.Settings.PrefixCaching && SharesOutput(recording))
        {
            Assert.Ignore("Prompts contain the output of other requests, which a table of prompts cannot say.");
        }

        Assert.That(RecordedEnd.Of(Run(recording)), Is.EqualTo(recorded));
    }

    private static SimulationResult Run(VllmRecording recording)
    {
        var settings = recording.Settings;
        var engine = new EngineOptions
        {
            Block = settings.BlockTokens,
            KvBlocks = settings.Blocks,
            MaxBatchedTokens = settings.MaxBatchedTokens,
            MaxSequences = settings.MaxSequences,
            ChunkedPrefill = settings.ChunkedPrefill,
            PrefixCaching = settings.PrefixCaching,
            LongPrefillThreshold = settings.LongPrefillThreshold,
            ReserveFullIsl = settings.ReserveFullIsl,
            PriorityScheduling = settings.PriorityScheduling,

            // A share that gives the recorded number of blocks again once it is rounded down.
            Watermark = settings.WatermarkBlocks == 0 ? 0 : (settings.WatermarkBlocks + 0.5) / settings.Blocks,
        };
        var setup = new SimulationSetup
        {
            Requests = TableOf(recording),
            Pools = [new PoolSetup("recorded", 1, engine, settings.Blocks, settings.MaxContext)],
        };
        return AcceleratedSimulator.Run(
            setup, new RecordedStepTime(recording.StepTime), new DrawnRouter(DrawnPolicy.RoundRobin));
    }

    private static RequestTable TableOf(VllmRecording recording)
    {
        var block = recording.Settings.BlockTokens;
        var paths = recording.Requests.Select(request => PathOf(request, block)).ToList();
        var tree = new PrefixTreeBuilder(block, paths.Count, paths.Sum(path => path.Length));
        foreach (var path in paths)
        {
            tree.AddPath(path);
        }

        return new RequestTable
        {
            ArrivalPicoseconds = [.. recording.Requests.Select(request => request.Sequence.Arrival)],
            InputTokens = [.. recording.Requests.Select(request => request.Sequence.InputTokens)],
            OutputTokens = [.. recording.Requests.Select(request => request.Sequence.OutputTokens)],
            Priority = [.. recording.Requests.Select(request => request.Sequence.Priority)],
            Prefixes = tree.Build(),
        };
    }

    /// <summary>The recorded classes of the full prompt blocks, and a block of its own for what is left.</summary>
    private static ulong[] PathOf(VllmRequest request, int block)
    {
        const ulong Own = 1UL << 63;
        var full = request.PromptTokens / block;
        IEnumerable<ulong> path = [.. request.Sequence.Identity.Given.Take(full).Select(key => (ulong)key)];
        return request.PromptTokens % block == 0 ? [.. path] : [.. path, Own | (uint)request.Sequence.Request];
    }

    private static bool SharesOutput(VllmRecording recording)
    {
        var block = recording.Settings.BlockTokens;
        var output = recording.Requests.SelectMany(
            request => request.Sequence.Identity.Given.Skip(request.PromptTokens / block)).ToList();
        var prompts = recording.Requests.SelectMany(
            request => request.Sequence.Identity.Given.Take(request.PromptTokens / block));
        return output.Count != output.Distinct().Count() || prompts.Intersect(output).Any();
    }

    private static IEnumerable<TestCaseData> Recordings() =>
        Oracle.Cases("vllm", "scenario-*.json", file => "macro " + VllmRecording.NameOf(file));

    /// <summary>Where a run ended; lists as text, so that a difference reads as one.</summary>
    private sealed record RecordedEnd(
        string End,
        long Time,
        string Rejected,
        string Requests,
        long Passes,
        long Busy,
        long Tokens,
        long Preemptions,
        long UsedMax,
        Int128 UsedOverTime)
    {
        public static RecordedEnd Of(VllmRecording recording)
        {
            var (passes, busy, tokens, preemptions, most, integral) = (0L, 0L, 0L, 0L, 0L, (Int128)0);
            foreach (var line in recording.Lines())
            {
                using var document = JsonDocument.Parse(line);
                var step = document.RootElement;
                if (step.TryGetProperty("end", out var end))
                {
                    return new RecordedEnd(
                        end.GetString() ?? string.Empty, step.GetProperty("t").GetInt64(),
                        step.GetProperty("rejected").GetRawText(), step.GetProperty("requests").GetRawText(),
                        passes, busy, tokens, preemptions, most, integral);
                }

                preemptions += step.GetProperty("p").GetArrayLength();
                var scheduled = step.GetProperty("s");
                if (scheduled.GetArrayLength() == 0)
                {
                    continue;
                }

                var duration = step.GetProperty("d").GetInt64();
                var used = recording.Settings.Blocks - step.GetProperty("fs").GetInt64();
                passes++;
                busy += duration;
                tokens += scheduled.EnumerateArray().Sum(entry => entry[1].GetInt64());
                most = Math.Max(most, used);
                integral += (Int128)used * duration;
            }

            throw new InvalidDataException("The recording has no end.");
        }

        public static RecordedEnd Of(SimulationResult result)
        {
            var worker = result.Workers[0];
            var rows = Enumerable.Range(0, result.Status.Length);
            var rejected = rows.Where(row => result.Status[row] == RequestStatus.Rejected);
            var requests = rows.Select(row =>
                $"[{result.FirstTokenPicoseconds[row]},{result.LastTokenPicoseconds[row]},"
                    + $"{result.Preemptions[row]},{result.CachedTokens[row]}]");
            return new RecordedEnd(
                "done",
                result.EndPicoseconds,
                $"[{string.Join(',', rejected)}]",
                $"[{string.Join(',', requests)}]",
                worker.Passes,
                worker.BusyPicoseconds,
                worker.PrefilledTokens + worker.DecodedTokens,
                worker.Preemptions,
                worker.UsedBlocksMax,
                worker.UsedBlockPicoseconds.Value);
        }
    }
}
