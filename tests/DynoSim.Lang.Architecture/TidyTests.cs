using DynoSim.Lang.Architecture.Rules;

namespace DynoSim.Lang.Architecture;

/// <summary>The rules of the house, over every file of the repository.</summary>
public sealed class TidyTests
{
    // Broken on purpose, or written by a tool: baselines hold what a user may type, the solution file has its own form.
    private static IEnumerable<SourceFile> Prose => Repository.Files.Where(file =>
        !file.IsGenerated
        && !file.Name.EndsWith(".sln", StringComparison.Ordinal)
        && !(file.Path.StartsWith("tests/", StringComparison.Ordinal) && !file.IsCSharp));

    [Test]
    public void LinesOfCodeFitTheColumns() => Check(Repository.CSharp.Concat(Repository.Web), TextRules.Width);

    [Test]
    public void LinesDoNotEndInWhiteSpace() => Check(Prose, TextRules.TrailingWhitespace);

    [Test]
    public void FilesHoldNoControlCharacters() => Check(Prose, TextRules.ControlCharacters);

    [Test]
    public void FilesEndInOneNewline() => Check(
        Prose.Where(file => file.IsCSharp).Concat(Repository.Web), TextRules.FinalNewline);

    [Test]
    public void NothingIsMarkedUnfinished() => Check(Prose, TextRules.Marks);

    [Test]
    public void NoFileNamesAMachinesFolder() =>
        Check(Repository.Files.Where(file => !file.IsGenerated), TextRules.MachinePaths);

    [Test]
    public void FilesAreShort() => Check(Repository.CSharp.Concat(Repository.Web), SizeRules.FileLength);

    [Test]
    public void MethodsAreShort() => Check(Repository.CSharp, SizeRules.MethodLength);

    [Test]
    public void TypesSayWhatTheyAre() => Check(Repository.CSharp, NameRules.TypeNames);

    [Test]
    public void NamespacesAreFolders() => Check(Repository.CSharp, NameRules.Namespaces);

    [Test]
    public void NullIsNotForgiven() => Check(Repository.Product, NameRules.NullForgiving);

    [Test]
    public void ChecksAreNotSwitchedOffInTheProduct() => Check(Repository.Product, NameRules.Pragmas);

    [Test]
    public void OnlyTheCommandLineKnowsTheConsole() => Check(Repository.Product, DoorRules.Console);

    [Test]
    public void FilesAreReachedThroughTheirDoors() => Check(Repository.Product, DoorRules.Files);

    [Test]
    public void TheEnvironmentIsReachedThroughItsDoors() => Check(Repository.Product, DoorRules.Process);

    [Test]
    public void ClocksAreReachedThroughTheirDoors() => Check(Repository.Product, DoorRules.Clock);

    [Test]
    public void EveryDoorIsUsed() => Findings.AssertNone(
        DoorRules.ClosedDoors(Repository.Product.ToDictionary(file => file.Path)));

    [Test]
    public void NoTestIsSwitchedOff() => Check(
        Repository.CSharp.Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal)), TestRules.Switches);

    private static void Check(IEnumerable<SourceFile> files, Func<SourceFile, IEnumerable<Finding>> rule)
    {
        var all = files.ToArray();
        Assert.That(all, Is.Not.Empty, "the rule saw no file at all");
        Findings.AssertNone(all.SelectMany(rule));
    }
}
