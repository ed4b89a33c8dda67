using System.Diagnostics;
using System.Globalization;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Sweeps;

/// <summary>
/// Sweeps killed at moments of their own choosing: what they had finished is kept, and what comes out in the end is
/// what would have come out undisturbed. <c>DYNOSIM_KILLS</c> sets how often.
/// </summary>
public sealed class KilledSweepTests
{
    private const int UsualKills = 3;
    private static readonly string[] _files =
        ["points.jsonl", "points.csv", "frontier.csv", "summary.json", "report.html"];

    [Test]
    public void A_killed_sweep_goes_on_where_it_was_and_ends_the_same()
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Scenario + """
            experiment Long of S {
              vary deployment.serve.replicas in 1..8
              vary deployment.router in [round_robin, least_loaded, kv_aware]
              vary rate in 1req/s..32req/s log 25
              maximize goodput / deployment.gpus
              minimize p99(ttft)
            }

            """);
        var watch = Stopwatch.StartNew();
        Finish(BuiltTool.Start("sweep", file, "--out", folder.At("whole"), "--jobs", "2"));
        var undisturbed = watch.ElapsedMilliseconds;
        var kills = int.TryParse(
            Environment.GetEnvironmentVariable("DYNOSIM_KILLS"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : UsualKills;
        var moments = new RandomStream(1, "kills");
        var journal = Path.Combine(folder.At("killed"), "points.jsonl");
        var kept = 0L;
        for (var kill = 0; kill < kills; kill++)
        {
            using (var process = BuiltTool.Start("sweep", file, "--out", folder.At("killed"), "--jobs", "2"))
            {
                if (!process.WaitForExit((int)(moments.Uniform(kill) * undisturbed)))
                {
                    process.Kill();
                    process.WaitForExit();
                }
            }

            var lines = File.Exists(journal) ? File.ReadAllText(journal).LongCount(letter => letter == '\n') : 0;
            Assert.That(lines, Is.AtLeast(kept), $"kill {kill}");
            kept = lines;

            // A sweep that is finished cannot be disturbed any more: the next one begins anew.
            if (File.Exists(Path.Combine(folder.At("killed"), "report.html")) && kill < kills - 1)
            {
                AssertSame(folder.At("whole"), folder.At("killed"));
                Directory.Delete(folder.At("killed"), recursive: true);
                kept = 0;
            }
        }

        Finish(BuiltTool.Start("sweep", file, "--out", folder.At("killed"), "--jobs", "2"));
        AssertSame(folder.At("whole"), folder.At("killed"));
    }

    [Test]
    public void What_a_kill_left_half_written_is_taken_away()
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Grid);
        Finish(BuiltTool.Start("sweep", file, "--out", folder.At("out")));
        string[] left =
        [
            Path.Combine(folder.At("out"), "report.html.abcdefgh.ijk.part"),
            Path.Combine(folder.At("out"), "input", "experiment.json.abcdefgh.ijk.part"),
        ];
        foreach (var part in left)
        {
            File.WriteAllText(part, "half");
        }

        Finish(BuiltTool.Start("sweep", file, "--out", folder.At("out")));
        Assert.That(left.Where(File.Exists), Is.Empty);
    }

    private static void Finish(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, output + error.Result);
        }
    }

    private static void AssertSame(string expected, string actual)
    {
        Assert.That(Names(actual), Is.EqualTo(Names(expected)));
        foreach (var name in _files)
        {
            Assert.That(
                File.ReadAllBytes(Path.Combine(actual, name)),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(expected, name))),
                name);
        }
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal);
}
