using System.Text;
using DynoSim.Lang.Baselines.Infrastructure;

namespace DynoSim.Lang.Baselines.Chains;

/// <summary>What <c>chain</c> says of the paths that a sample lists: <c>//? PATH [--set a=b]</c>.</summary>
public sealed class ChainBaselines
{
    private const string Mark = "//? ";

    private static IEnumerable<Sample> Samples => Sample.Of("Chains");

    [TestCaseSource(nameof(Samples))]
    public void Layers(Sample sample)
    {
        var text = new StringBuilder();
        foreach (var line in File.ReadLines(sample.ProgramPath).Where(line => line.StartsWith(Mark)))
        {
            text.Append("> ").Append(line[Mark.Length..]).Append('\n');
            text.Append(Command.Run(sample, ["chain", sample.ProgramPath, .. line[Mark.Length..].Split(' ')]));
            text.Append('\n');
        }

        Assert.That(text.Length, Is.Positive, "the sample lists no path");
        Baseline.Check(sample.PathOf("chains"), text.ToString());
        Baseline.CheckFiles(sample, "chains");
    }
}
