using DynoSim.Lang.Semantics;
using DynoSim.Lang.Simulation.Kernel.Verification;

namespace DynoSim.Lang.Tests.Fingerprints;

/// <summary>Refactorings leave the fingerprint alone.</summary>
public sealed class RefactoringTests
{
    private const int Rounds = 12;

    private static readonly (string Name, Func<Program, Dice, Program?> Apply)[] _all =
    [
        ("reformat", Refactorings.Reformat),
        ("reorder", Refactorings.Reorder),
        ("rename let", Refactorings.RenameLet),
        ("extract let", Refactorings.ExtractLet),
        ("inline let", Refactorings.InlineLet),
        ("convert units", Refactorings.ConvertUnits),
        ("split", Refactorings.Split),
    ];

    private static IEnumerable<TestCaseData> Cases => Program.Own().SelectMany(program =>
        _all.Select(each => new TestCaseData(program, each.Name).SetArgDisplayNames(program.Name, each.Name)));

    [TestCaseSource(nameof(Cases))]
    public void A_refactoring_leaves_the_fingerprint_alone(object subject, string refactoring)
    {
        var program = (Program)subject;
        var (offered, applied) = Try(program, refactoring, Rounds);
        Assert.That(applied, offered > 0 ? Is.Positive : Is.Zero, $"offered {offered} times");
    }

    [Test]
    public void Refactorings_leave_the_fingerprints_of_the_corpus_alone()
    {
        var applied = _all.ToDictionary(each => each.Name, _ => 0);
        foreach (var program in Program.Corpus())
        {
            foreach (var (name, _) in _all)
            {
                applied[name] += Try(program, name, 2).Applied;
            }
        }

        TestContext.Out.WriteLine(string.Join(", ", applied.Select(each => $"{each.Key} {each.Value}")));
        Assert.That(
            applied.Where(each => !each.Key.EndsWith("let", StringComparison.Ordinal)).Select(each => each.Value),
            Has.All.Positive);
    }

    [Test]
    public void Refactorings_one_after_the_other_leave_the_fingerprint_alone()
    {
        foreach (var program in Program.Own())
        {
            var expected = program.Fingerprints();
            for (var seed = 1; seed <= 4; seed++)
            {
                var dice = new Dice(seed);
                var changed = program;
                for (var step = 0; step < 6; step++)
                {
                    var (name, apply) = _all[dice.Whole(0, _all.Length - 2)];
                    if (apply(changed, dice) is { } next && next.Fingerprints() is { IsEmpty: false } found)
                    {
                        Assert.That(found, Is.EqualTo(expected), $"{name}\n{next.Text}");
                        changed = next;
                    }
                }
            }
        }
    }

    [Test]
    public void An_heir_is_what_it_would_be_written_out()
    {
        const string Head =
            """
            dynosim 1.0
            import { HGX_H200 } from "std/hardware.dyno"
            import { Llama_3_1_8B } from "std/models.dyno"
            cluster C { node = HGX_H200; nodes = 1 }
            workload W { arrivals = poisson(2req/s); input = 500tok; output = 20tok; requests = 40req }

            """;
        var inherited = Program.Of("inherited", Head +
            """
            engine Base { backend = vllm; max_sequences = 64; timing { source = polynomial } }
            engine E extends Base { max_sequences = 128; timing { composition = serial } }
            deployment First {
              model = Llama_3_1_8B; cluster = C
              pool serve { replicas = 1; engine = E }
              pool rest { replicas = 1; engine = E }
            }
            deployment D extends First { serve { replicas = 2 }; rest = none; router = kv_aware with { decay = 1.0 } }
            scenario Before { deployment = First; workload = W; expect completed > 0req }
            scenario S extends Before { deployment = D with { serve { tp = 2 } }; seed = 3; expect rejected == 0req }
            """);
        var flat = Program.Of("flat", Head +
            """
            engine E { backend = vllm; max_sequences = 128; timing { source = polynomial; composition = serial } }
            deployment D {
              model = Llama_3_1_8B; cluster = C; router = kv_aware with { decay = 1.0 }
              pool serve { replicas = 2; tp = 2; engine = E }
            }
            scenario S { deployment = D; workload = W; seed = 3; expect rejected == 0req; expect completed > 0req }
            """);
        Assert.That(inherited.Errors().Concat(flat.Errors()), Is.Empty);
        Assert.That(inherited.Fingerprints()["S"], Is.EqualTo(flat.Fingerprints()["S"]));
    }

    /// <summary>A gate must not be weakened behind a name.</summary>
    [Test]
    public void A_let_over_results_is_what_it_says()
    {
        const string Inlined = "expect 2 * p99(ttft) < 4s; expect Other.p99(ttft) / 2 < 1s";
        const string Named = "let twice = 2 * worst; expect twice < 4s; expect Other.half < 1s";
        var program = Program.Everything.Replace(
            "slo = Quick }", "slo = Quick; let half = worst / 2 }", StringComparison.Ordinal);
        program += "let worst = p99(ttft)\n";
        var fingerprints = new[]
        {
            Of(Inlined), Of(Named), Of(Named.Replace("2 * worst", "3 * worst", StringComparison.Ordinal)),
            Of(Named, "worst / 2", "worst / 3"), Of(Named, "= p99(ttft)\n", "= p95(ttft)\n"),
        };
        Assert.That(fingerprints[1], Is.EqualTo(fingerprints[0]));
        Assert.That(fingerprints[1..], Is.Unique);

        string Of(string gates, string before = " ", string after = " ")
        {
            var text = program.Replace("expect goodput_ratio >= slo.target", gates, StringComparison.Ordinal)
                .Replace(before, after, StringComparison.Ordinal);
            var written = Program.Of("gates", text);
            Assert.That(written.Errors(), Is.Empty);
            return written.Fingerprints()["Subject"];
        }
    }

    [Test]
    public void A_snapshot_is_its_own_snapshot_and_has_the_fingerprint_of_what_it_is_of()
    {
        foreach (var program in Program.Own())
        {
            CheckSnapshots(program);
        }
    }

    [Test]
    public void Snapshots_of_the_corpus_are_their_own_snapshots()
    {
        var count = Program.Corpus().Sum(CheckSnapshots);
        TestContext.Out.WriteLine($"{count} scenarios");
        Assert.That(count, Is.GreaterThan(3));
    }

    private static int CheckSnapshots(Program program)
    {
        var plans = program.Plans().ToArray();
        foreach (var plan in plans)
        {
            var text = Compilation.Snapshot(plan, path => path);
            var taken = program.With(text);
            Assert.That(taken.Errors(), Is.Empty, $"{program.Name} {plan.Name}\n{text}");
            var again = taken.Plans().Single(each => each.Name == plan.Name);
            Assert.That(Compilation.Snapshot(again, path => path), Is.EqualTo(text), $"{program.Name} {plan.Name}");
            Assert.That(again.Fingerprint, Is.EqualTo(plan.Fingerprint), $"{program.Name} {plan.Name}");
        }

        return plans.Length;
    }

    /// <summary>
    /// How often there was something to change, and how often that was a refactoring; a result with errors was none.
    /// </summary>
    private static (int Offered, int Applied) Try(Program program, string refactoring, int rounds)
    {
        var expected = program.Fingerprints();
        Assert.That(expected, Is.Not.Empty, string.Join('\n', program.Errors()));
        var apply = _all.Single(each => each.Name == refactoring).Apply;
        var (offered, applied) = (0, 0);
        for (var seed = 1; seed <= rounds; seed++)
        {
            if (apply(program, new Dice(seed)) is not { } changed)
            {
                continue;
            }

            offered++;
            if (changed.Fingerprints() is { IsEmpty: false } found)
            {
                Assert.That(found, Is.EqualTo(expected), $"{refactoring} of {program.Name}\n{changed.Text}");
                applied++;
            }
        }

        return (offered, applied);
    }
}
