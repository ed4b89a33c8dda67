using System.Diagnostics;
using System.Globalization;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Reference;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.SimulationTests.Kernel;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>
/// Whole traces against fresh answers of the peer itself. Asked for with DYNOSIM_PEER=1: it needs Python and takes a
/// minute.
/// </summary>
[TestFixture]
[Category("Peer")]
internal sealed class PeerConformance
{
    private const long TolerancePicoseconds = 1_000;
    private const int BlockTokens = 512;
    private const int Blocks = 16_384;

    [Test]
    public void Serves_whole_traces_alike(
        [Values("mooncake_conversation", "mooncake_synthetic")] string trace,
        [Values(1, 2, 4, 8, 16)] int workers)
    {
        if (Environment.GetEnvironmentVariable("DYNOSIM_PEER") != "1")
        {
            Assert.Ignore("Set DYNOSIM_PEER=1 to ask the peer, which needs Python.");
        }

        var script = Path.Combine(Oracle.Shared, "peer", "replay.py");
        var path = Path.Combine(Oracle.Shared, "traces", trace + ".jsonl");
        if (!File.Exists(script) || !File.Exists(path))
        {
            Assert.Ignore($"There is no peer at {script} or no trace at {path}.");
        }

        var theirs = Ask(script, path, workers);
        var ours = Answer(path, workers);
        Assert.That(ours, Has.Count.EqualTo(theirs.Count));
        for (var row = 0; row < ours.Count; row++)
        {
            Assert.That(ours[row].IsNear(theirs[row]), Is.True, $"row {row}\nours   {ours[row]}\ntheirs {theirs[row]}");
        }
    }

    private static List<Outcome> Ask(string script, string trace, int workers)
    {
        var answers = Path.GetTempFileName();
        using var peer = Process.Start(
            "python3", [script, trace, "--workers", $"{workers}", "--requests", answers]);
        peer.WaitForExit();
        Assert.That(peer.ExitCode, Is.Zero);
        var lines = File.ReadAllLines(answers);
        File.Delete(answers);
        var header = lines[0].Split(',');
        return Sorted(lines.Skip(1).Select(line => line.Split(',')).Select(fields =>
        {
            string Field(string name) => fields[Array.IndexOf(header, name)];
            int Whole(string name) => int.Parse(Field(name), CultureInfo.InvariantCulture);
            long Time(string name) => (long)Math.Round(
                double.Parse(Field(name), CultureInfo.InvariantCulture) * SimulatedTime.PicosecondsPerMillisecond);
            return new Outcome(
                Time("arrival_time_ms"),
                Whole("input_length"),
                Whole("output_length"),
                Time("first_token_ms"),
                Time("last_token_ms"),
                Whole("reused_input_tokens"),
                Whole("decode_worker_idx"),
                Whole("admission_count") - 1);
        }));
    }

    private static List<Outcome> Answer(string trace, int workers)
    {
        var requests = RecordedTrace.Read(trace);
        var setup = new SimulationSetup
        {
            Requests = requests,
            Pools = [new PoolSetup("serve", workers, new EngineOptions { Block = BlockTokens }, Blocks, int.MaxValue)],
        };
        var timing = new PolynomialTiming((long)Blocks * BlockTokens, Composition.Serial);
        var result = ReferenceSimulator.Run(setup, timing, default(RoundRobin));
        return Sorted(Enumerable.Range(0, requests.Count).Select(request => new Outcome(
            result.ArrivalPicoseconds[request],
            requests.InputTokens[request],
            result.ProducedTokens[request],
            result.FirstTokenPicoseconds[request],
            result.LastTokenPicoseconds[request],
            result.CachedTokens[request],
            result.Worker[request],
            result.Preemptions[request])));
    }

    /// <summary>The peer's rows come in an order of its own.</summary>
    private static List<Outcome> Sorted(IEnumerable<Outcome> rows) =>
    [
        .. rows.OrderBy(row => row.Arrival).ThenBy(row => row.Input).ThenBy(row => row.Produced)
            .ThenBy(row => row.FirstToken),
    ];

    private sealed record Outcome(
        long Arrival, int Input, int Produced, long FirstToken, long LastToken, int Cached, int Worker, int Preemptions)
    {
        public bool IsNear(Outcome other) =>
            Math.Abs(FirstToken - other.FirstToken) <= TolerancePicoseconds
            && Math.Abs(LastToken - other.LastToken) <= TolerancePicoseconds
            && this with { FirstToken = 0, LastToken = 0 } == other with { FirstToken = 0, LastToken = 0 };
    }
}
