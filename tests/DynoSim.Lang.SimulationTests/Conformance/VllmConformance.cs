using System.Text.Json;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>The scheduler decides in every step what vLLM 0.24's own decided for the same input.</summary>
[TestFixture]
[Category("Conformance")]
internal sealed class VllmConformance
{
    [TestCaseSource(nameof(Recordings))]
    public void Decides(string scenarioFile)
    {
        var recording = VllmRecording.Read(scenarioFile);
        AssertSameLines(new VllmClock(recording).Run(), recording.Lines());
    }

    /// <summary>Our run has the lines of the recording, no more and no fewer.</summary>
    internal static void AssertSameLines(IEnumerable<string> ours, IEnumerable<string> theirs)
    {
        using var recorded = theirs.GetEnumerator();
        foreach (var line in ours)
        {
            Assert.That(recorded.MoveNext(), Is.True, "The recording ends before our run does.");
            if (line == recorded.Current)
            {
                continue;
            }

            AssertSame(line, recorded.Current);
        }

        Assert.That(recorded.MoveNext(), Is.False, "Our run ends before the recording does.");
    }

    private static IEnumerable<TestCaseData> Recordings() =>
        Oracle.Cases("vllm", "scenario-*.json", VllmRecording.NameOf);

    /// <summary>
    /// The end line also has the recorder's counters over the same decisions and its version; all else must agree.
    /// </summary>
    private static void AssertSame(string ours, string theirs)
    {
        using var our = JsonDocument.Parse(ours);
        using var their = JsonDocument.Parse(theirs);
        foreach (var property in their.RootElement.EnumerateObject())
        {
            if (property.Name is "stats" or "vllm")
            {
                continue;
            }

            var found = our.RootElement.TryGetProperty(property.Name, out var value);
            Assert.That(
                found && JsonElement.DeepEquals(value, property.Value),
                Is.True,
                $"Field `{property.Name}` differs.\nours   {ours}\ntheirs {theirs}");
        }
    }
}
