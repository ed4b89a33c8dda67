using System.Text.Json;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Examples;

/// <summary>The examples check clean and do what their first lines say.</summary>
public sealed class ExampleTests
{
    private static string Folder => RepositoryFile.Of("examples");

    private static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.dyno", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<TestCaseData> Runs => Names.SelectMany(name => HeaderOf(name).Commands
        .Where(command => Verb(command) is "run" or "sweep")
        .Select(command => new TestCaseData(name, command)));

    [TestCaseSource(nameof(Names))]
    public void Checks_without_error_or_warning(string name)
    {
        var findings = Findings(CommandRunner.Run([
            "check", PathOf(name), "--format", "json", .. Settings(HeaderOf(name).Commands)]));
        Assert.That(findings.Where(finding => finding.Severity != "info"), Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Says_how_to_use_it(string name) => Assert.That(
        HeaderOf(name).Commands.Where(command => command.Split(' ')[1] == $"examples/{name}"), Is.Not.Empty);

    [TestCaseSource(nameof(Runs))]
    public void Runs_as_it_says(string name, string command)
    {
        var words = command.Split(' ').Skip(2).TakeWhile(word => !word.StartsWith('-')).ToArray();
        var outcome = CommandRunner.Run([
            Verb(command), PathOf(name), .. words, "--format", "json", .. Settings([command])]);
        if (!HeaderOf(name).IsRefused)
        {
            Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
            return;
        }

        Assert.That(outcome.ExitCode, Is.EqualTo(1), outcome.Everything);
        var errors = Findings(outcome).Where(finding => finding.Severity == "error").Select(finding => finding.Code);
        Assert.That(errors.Distinct(), Is.EqualTo(new[] { "DYN9003" }));
    }

    [Test]
    public void Every_example_has_its_line_in_the_readme()
    {
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.That(Names.Where(name => !readme.Contains($"]({name})", StringComparison.Ordinal)), Is.Empty);
        foreach (var name in Names)
        {
            var row = readme.Split('\n').Single(line => line.Contains($"]({name})", StringComparison.Ordinal));
            var saysSo = row.Contains("not simulated yet", StringComparison.Ordinal);
            Assert.That(saysSo, Is.EqualTo(HeaderOf(name).IsRefused), name);
        }
    }

    private static ExampleHeader HeaderOf(string name) => ExampleHeader.Read(PathOf(name));

    private static string PathOf(string name) => Path.Combine(Folder, name);

    private static string Verb(string command) => command.Split(' ')[0];

    /// <summary>
    /// The settings of the commands. A trace that is not part of the repository stands at PATH, which is where the data
    /// beside the repository lie; without them the test is skipped.
    /// </summary>
    private static IEnumerable<string> Settings(IEnumerable<string> commands)
    {
        var words = string.Join(' ', commands).Split(' ');
        var settings = words.Where((_, i) => i > 0 && words[i - 1] == "--set").Distinct();
        foreach (var setting in settings)
        {
            yield return "--set";
            yield return setting.Contains("PATH/", StringComparison.Ordinal)
                ? setting.Replace("PATH/", SharedFolder.Of("traces") + "/", StringComparison.Ordinal)
                : setting;
        }

    }

    private static (string Code, string Severity, string Message)[] Findings(CommandRunner.Outcome outcome)
    {
        using var document = JsonDocument.Parse(outcome.Output);
        return
        [
            .. document.RootElement.GetProperty("diagnostics").EnumerateArray().Select(finding => (
                finding.GetProperty("code").GetString() ?? "",
                finding.GetProperty("severity").GetString() ?? "",
                finding.GetProperty("message").GetString() ?? "")),
        ];
    }
}
