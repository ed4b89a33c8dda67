using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Hygiene;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Tests.Hygiene;

/// <summary>Who may change how severe a finding is: the project, the command line, a comment with a reason.</summary>
public sealed class SeverityTests
{
    private const string Unused = "dynosim 1.0\n\nprivate let spare = 2\n";

    [Test]
    public void TheNearestProjectFileCounts()
    {
        var files = new Dictionary<string, string>
        {
            ["dynosim.json"] = """{ "severities": { "DYN8001": "error" } }""",
            ["a/b/main.dyno"] = Unused,
            ["a/dynosim.json"] = """{ "severities": { "unused-declaration": "info" } }""",
            ["main.dyno"] = Unused,
        };
        Assert.Multiple(() =>
        {
            Assert.That(Levels("a/b/main.dyno", files), Is.EqualTo(new[] { "DYN8001 Info" }));
            Assert.That(Levels("main.dyno", files), Is.EqualTo(new[] { "DYN8001 Error" }));
        });
    }

    [TestCase("""{ "severities": { "DYN8001": "off" } }""", ExpectedResult = "")]
    [TestCase("""{ "severities": { "DYN8001": "loud" } }""", ExpectedResult = "DYN8001 Warning, DYN8011 Warning")]
    [TestCase("""{ "severities": { "DYN8001": 3 } }""", ExpectedResult = "DYN8001 Warning, DYN8011 Warning")]
    [TestCase("""{ "severities": { "DYN1001": "off" } }""", ExpectedResult = "DYN8001 Warning, DYN8011 Warning")]
    [TestCase("""{ "severities": { "DYN9999": "off" } }""", ExpectedResult = "DYN8001 Warning, DYN8011 Warning")]
    [TestCase("""{ "levels": { "DYN8001": "off" } }""", ExpectedResult = "DYN8001 Warning, DYN8011 Warning")]
    [TestCase("""{ "severities": { "DYN8001": "off" """, ExpectedResult = "DYN8011 Warning")]
    [TestCase("", ExpectedResult = "DYN8001 Warning, DYN8011 Warning")]
    public string AProjectFileIsReadOrReported(string project) => string.Join(", ", Levels(
        "main.dyno", new Dictionary<string, string> { ["main.dyno"] = Unused, ["dynosim.json"] = project }));

    [Test]
    public void TheCommandLineIsAboveTheProject()
    {
        var files = new Dictionary<string, string>
        {
            ["main.dyno"] = Unused,
            ["dynosim.json"] = """{ "severities": { "DYN8001": "error" } }""",
        };
        var chosen = SeveritySettings.Default with
        {
            Chosen = SeveritySettings.Default.Chosen.Add("DYN8001", Severity.Info),
        };
        Assert.That(Levels("main.dyno", files, chosen), Is.EqualTo(new[] { "DYN8001 Info" }));
    }

    [Test]
    public void WhatIsOffIsARemarkWhereEverythingIsShown()
    {
        var files = new Dictionary<string, string> { ["main.dyno"] = "dynosim 1.0\n\nengine Vllm { block = 64tok }\n" };
        Assert.Multiple(() =>
        {
            Assert.That(Levels("main.dyno", files), Is.Empty);
            Assert.That(
                Levels("main.dyno", files, SeveritySettings.Default with { ShowsAll = true }),
                Is.EqualTo(new[] { "DYN8005 Info" }));
        });
    }

    [TestCase("private let spare = 2 // dynosim: allow DYN8001 because \"why\"", ExpectedResult = "")]
    [TestCase("private let spare = 2 // dynosim: allow unused-declaration because \"why\"", ExpectedResult = "")]
    [TestCase("// dynosim: allow DYN8001, DYN8006 because \"why\"\n\n// more\nprivate let a: Bytes = 6KB",
        ExpectedResult = "")]
    [TestCase("/* // dynosim: allow DYN8001 because \"why\" */ private let spare = 2",
        ExpectedResult = "DYN8001 Warning")]
    [TestCase("private let spare = 2 // dynosim: allow DYN8001 because \" \"",
        ExpectedResult = "DYN8001 Warning, DYN8011 Warning")]
    [TestCase("private let spare = 2 // dynosim: forbid DYN8001 because \"why\"",
        ExpectedResult = "DYN8001 Warning, DYN8011 Warning")]
    [TestCase("private let spare = 2tok + 1s // dynosim: allow DYN2002 because \"why\"",
        ExpectedResult = "DYN2002 Error, DYN8011 Warning")]
    [TestCase("let spare = 2 // dynosim: allow DYN8004 because \"off, so nothing is unused\"", ExpectedResult = "")]
    public string AComment(string line) => string.Join(", ", Levels(
        "main.dyno", new Dictionary<string, string> { ["main.dyno"] = $"dynosim 1.0\n\n{line}\n" }));

    private static string[] Levels(
        string entry, Dictionary<string, string> files, SeveritySettings? severities = null) =>
    [
        .. Compilation.Create(
                entry,
                new MemoryFileSource(files),
                new CompilationOptions { Severities = severities ?? SeveritySettings.Default })
            .Diagnostics.Select(found => $"{found.Descriptor.Code} {found.Severity}").Order(StringComparer.Ordinal),
    ];
}
