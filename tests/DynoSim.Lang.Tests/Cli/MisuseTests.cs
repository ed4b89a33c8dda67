using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Tests.Cli;

/// <summary>Wrong use of the command line: exit code 2, a sentence, nothing on standard output.</summary>
public sealed class MisuseTests
{
    [TestCase("", "a verb is needed")]
    [TestCase("diff x.dyno", "`diff` is not offered by this version")]
    [TestCase("explan DYN0001", "did you mean `explain`?")]
    [TestCase("frobnicate", "`frobnicate` is not a verb")]
    [TestCase("explain DYN9999", "no diagnostic is called `DYN9999`")]
    [TestCase("explain a b", "Unrecognized command or argument 'b'")]
    public void It_is_refused_with_a_way_out(string line, string message)
    {
        var outcome = CommandRunner.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Usage));
            Assert.That(outcome.Error, Does.Contain(message));
            Assert.That(outcome.Output, Is.Empty);
        });
    }

    [TestCase("--help", "Usage:")]
    [TestCase("explain --help", "Usage:")]
    [TestCase("--version", "0.1.0")]
    [TestCase("explain", "DYN0001")]
    [TestCase("explain missing-header", "dynosim 1.0")]
    [TestCase("explain dyn0001", "missing-header")]
    public void Help_is_data(string line, string text)
    {
        var outcome = CommandRunner.Run(line.Split(' '));
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(outcome.Output, Does.Contain(text));
    }
}
