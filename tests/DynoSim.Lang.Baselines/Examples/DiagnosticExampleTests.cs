using DynoSim.Lang.Baselines.Infrastructure;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Semantics.Hygiene;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Baselines.Examples;

/// <summary>Every code has a program that raises it and one, as alike as possible, that does not.</summary>
public sealed class DiagnosticExampleTests
{
    private static IEnumerable<DiagnosticExample> Failing => DiagnosticExamples.Failing;

    private static IEnumerable<DiagnosticExample> Passing => DiagnosticExamples.Passing;

    [Test]
    public void EveryCodeHasBoth()
    {
        var codes = Descriptors.All.Select(descriptor => descriptor.Code).Except(DiagnosticExamples.NotOfFiles.Keys);
        Assert.That(Failing.Select(example => example.Descriptor.Code), Is.EqualTo(codes));
        Assert.That(Passing.Select(example => example.Descriptor.Code), Is.EqualTo(codes));
    }

    [TestCaseSource(nameof(Failing))]
    public void TheFailingOneRaisesItsCodeAndNoOther(DiagnosticExample example) =>
        Assert.That(Codes(example).Distinct(), Is.EqualTo(new[] { example.Descriptor.Code }));

    [TestCaseSource(nameof(Passing))]
    public void ThePassingOneRaisesNothing(DiagnosticExample example) => Assert.That(Codes(example), Is.Empty);

    [TestCaseSource(nameof(Failing))]
    public void Diagnostics(DiagnosticExample example) => Baseline.Check(
        Path.ChangeExtension(example.Program.Entry, "diagnostics"),
        example.Program.Render([.. Findings(example)]));

    /// <summary>That something is not simulated yet is said of this version, not of the program.</summary>
    private static IEnumerable<string> Codes(DiagnosticExample example) => Findings(example)
        .Where(found => found.Descriptor != Descriptors.NotSimulatedYet || found.Descriptor == example.Descriptor)
        .Select(found => found.Descriptor.Code);

    private static IEnumerable<Diagnostic> Findings(DiagnosticExample example)
    {
        if (!DiagnosticExamples.OfRuns.Contains(example.Descriptor.Code))
        {
            return example.Program.Findings(severities: Switched(example.Descriptor));
        }

        Assert.That(example.Program.Findings(), Is.Empty, "the file itself is sound");
        var request = new RunRequest { File = example.Program.Entry };
        return example.Descriptor == Descriptors.ExpectInconclusive
            ? SweepRunner.ForUser()
                .Run(new SweepRequest { Run = request, Jobs = 1 }, _ => { }, CancellationToken.None).Diagnostics
            : ScenarioRunner.ForUser().Run(request).Diagnostics;
    }

    private static SeveritySettings Switched(DiagnosticDescriptor descriptor) =>
        descriptor.Severity == Severity.Off
            ? SeveritySettings.Default with
            {
                Chosen = SeveritySettings.Default.Chosen.Add(descriptor.Code, Severity.Warning),
            }
            : SeveritySettings.Default;
}
