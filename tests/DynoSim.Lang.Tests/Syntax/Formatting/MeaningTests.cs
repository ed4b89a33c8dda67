using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Formatting;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Tests.Syntax.Formatting;

/// <summary>
/// A program means the same before and after: the same findings, scenarios with the same fingerprints.
/// </summary>
public sealed class MeaningTests
{
    [Test]
    public void FormattingChangesNoFindingAndNoFingerprint()
    {
        var scenarios = 0;
        Assert.Multiple(() =>
        {
            foreach (var program in Programs.All)
            {
                var path = Path.Combine(program.Folder, program.Name);
                var before = Compilation.Create(path, new DiskFileSource(path));
                var after = Compilation.Create(path, new FormattedSource(new DiskFileSource(path)));
                Assert.That(Findings(after), Is.EqualTo(Findings(before)), program.Name);
                var prints = Fingerprints(before);
                scenarios += prints.Length;
                Assert.That(Fingerprints(after), Is.EqualTo(prints), program.Name);
            }
        });
        Assert.That(scenarios, Is.GreaterThan(0));
    }

    private static string[] Findings(Compilation compilation) =>
    [
        .. compilation.Diagnostics.Where(finding => finding.Descriptor.Code != "DYN8006")
            .Select(finding => $"{finding.Descriptor.Code} {finding.Message}").Order(StringComparer.Ordinal),
    ];

    private static string[] Fingerprints(Compilation compilation) => compilation.HasErrors ? [] :
    [
        .. compilation.Scenarios.Select(scenario => compilation.Entity(scenario) is { } entity
            ? compilation.Plan(entity).Plan?.Fingerprint ?? "" : ""),
    ];

    private sealed class FormattedSource(IFileSource files) : IFileSource
    {
        public string Identify(string path) => files.Identify(path);

        public bool IsWithinProject(string path) => files.IsWithinProject(path);

        public FileData OpenData(string path) => files.OpenData(path);

        public FileText ReadText(string path, long maximumBytes)
        {
            var text = files.ReadText(path, maximumBytes);
            return text.Fault != FileFault.None
                ? text
                : FileText.Of(Formatter.Format(SyntaxTree.Parse(new SourceText(path, text.Text))));
        }
    }
}
