using System.Text.Json;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Verification;

/// <summary>The check of the engines as a script sees it, with and without a planted fault.</summary>
internal sealed class SelfCheckVerbTests
{
    [Test]
    public void Engines_that_agree_end_with_a_count()
    {
        var outcome = CommandRunner.Run("selfcheck", "--count", "20", "--seed", "3");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
        Assert.That(LastLine(outcome), Is.EqualTo("20 scenarios, 0 differences"));
    }

    [Test]
    public void A_difference_leaves_a_folder_that_shows_it_again()
    {
        using var folder = new SampleFolder();
        var outcome = PlantedFault.Run("selfcheck", "--count", "30", "--seed", "3", "--out", folder.Folder);
        var file = folder.At(Path.Combine("reproduction", "reproduction.dyno"));
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(70), outcome.Everything);
            Assert.That(LastLine(outcome), Does.Match("^30 scenarios, [1-9][0-9]* differences$"));
            Assert.That(outcome.Error, Does.Contain(Path.GetDirectoryName(file)));
            Assert.That(outcome.Error, Does.Not.Contain("does not differ"));
        });

        var again = PlantedFault.Run("run", file, "--verify");
        var sound = CommandRunner.Run("run", file, "--verify");
        var difference = File.ReadAllText(folder.At(Path.Combine("reproduction", "difference.txt"))).Trim();
        Assert.Multiple(() =>
        {
            Assert.That(again.ExitCode, Is.EqualTo(70), again.Everything);
            Assert.That(again.Error, Does.Contain(difference));
            Assert.That(sound.ExitCode, Is.Zero, sound.Everything);
        });
    }

    [Test]
    public void The_scenarios_do_not_depend_on_the_jobs()
    {
        using var folder = new SampleFolder();
        Assert.That(Differing("2", folder.Folder), Is.EqualTo(Differing("1", folder.Folder)).And.Not.Empty);
    }

    [Test]
    public void What_was_done_is_said_when_interrupted()
    {
        var interruption = new Interruption();
        interruption.Attend();
        Assert.That(interruption.Request(), Is.True);
        var outcome = PlantedFault.Run(interruption, "selfcheck", "--count", "500");
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(130), outcome.Everything);
            Assert.That(outcome.Error, Does.Contain("interrupted after 0 of 500 scenarios"));
            Assert.That(LastLine(outcome), Is.EqualTo("0 scenarios, 0 differences"));
            Assert.That(interruption.Request(), Is.False, "A second wish ends it where it is.");
        });
    }

    [TestCase("--count", "0")]
    [TestCase("--count", "many")]
    [TestCase("--jobs", "0")]
    [TestCase("--seed", "-1")]
    public void Numbers_out_of_bounds_are_misuse(string option, string value) =>
        Assert.That(CommandRunner.Run("selfcheck", option, value).ExitCode, Is.EqualTo(2));

    private static string Differing(string jobs, string folder)
    {
        var outcome = PlantedFault.Run(
            "selfcheck", "--count", "24", "--seed", "9", "--jobs", jobs, "--format", "json", "--out", folder);
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.That(document.RootElement.GetProperty("scenarios").GetInt64(), Is.EqualTo(24));
        return document.RootElement.GetProperty("differing").GetRawText();
    }

    private static string LastLine(CommandRunner.Outcome outcome) => outcome.Output.TrimEnd('\n').Split('\n')[^1];
}
