using System.Text.RegularExpressions;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.SimulationTests.PerfModel;

/// <summary>
/// What the language derives from the generated entities against the tables they were generated from.
/// </summary>
public sealed partial class StandardEntityTests
{
    [Test]
    public void Models_have_the_parameters_and_the_KV_of_their_checkpoints()
    {
        var rows = PerfData.Load().Models.ToDictionary(row => row["model"]);
        var models = Declared("std/models.dyno", "model").ToArray();
        Assert.That(models, Has.Length.GreaterThanOrEqualTo(40));
        var values = Evaluate("std/models.dyno", models.SelectMany(
            model => new[] { $"{model.Name}.parameters", $"{model.Name}.kv_per_token" }));
        Assert.Multiple(() =>
        {
            foreach (var (name, comment) in models)
            {
                var row = rows[comment.Split(": ")[0]];
                var billions = PerfData.Number(row["params_b"]);
                Assert.That(
                    Magnitude(values[$"{name}.parameters"]) / 1e9,
                    Is.EqualTo(billions).Within(Math.Max(0.006, 0.001 * billions)),
                    name);
                Assert.That(
                    Magnitude(values[$"{name}.kv_per_token"]),
                    Is.EqualTo(PerfData.Number(row["kv_bytes_per_token_bf16"])),
                    name);
            }
        });
    }

    [Test]
    public void Accelerators_are_all_systems_with_their_figures()
    {
        var systems = PerfData.Load().Systems;
        var cards = Declared("std/hardware.dyno", "accelerator").ToArray();
        var sources = cards.Select(card => SourcePattern().Match(card.Comment).Groups[1].Value).ToArray();
        Assert.That(sources, Is.EquivalentTo(systems.Keys));
        var values = Evaluate("std/hardware.dyno", cards.SelectMany(
            card => new[] { $"{card.Name}.memory", $"{card.Name}.memory_bw", $"{card.Name}.compute.bf16" }));
        Assert.Multiple(() =>
        {
            foreach (var ((name, _), source) in cards.Zip(sources))
            {
                var row = systems[source];
                AssertNear(values[$"{name}.memory"], PerfData.Number(row["mem_gib"]) * (1L << 30), name);
                AssertNear(values[$"{name}.memory_bw"], PerfData.Number(row["mem_bw_gbs"]) * 1e9, name);
                AssertNear(values[$"{name}.compute.bf16"], PerfData.Number(row["bf16_tflops"]) * 1e12, name);
            }
        });
    }

    /// <summary>The files give peaks in tenths.</summary>
    private static void AssertNear(Value value, double expected, string name) =>
        Assert.That(Magnitude(value), Is.EqualTo(expected).Within(0.05).Percent, name);

    private static double Magnitude(Value value) => value switch
    {
        CountValue count => count.Value,
        QuantityValue quantity => quantity.Magnitude,
        _ => throw new ArgumentException($"{value.Display} is no number", nameof(value)),
    };

    private static Dictionary<string, Value> Evaluate(string module, IEnumerable<string> paths)
    {
        var all = paths.ToArray();
        var lets = all.Select((path, i) => $"let value_{i} = std.{path}\n");
        var text = $"dynosim 1.0\nimport \"{module}\" as std\n{string.Concat(lets)}";
        var compilation = Compilation.Create("all.dyno", MemoryFileSource.Of("all.dyno", text));
        Assert.That(compilation.Diagnostics, Is.Empty);
        return all.Select((path, i) => (path, symbol: compilation.Find($"value_{i}") as DefinitionSymbol))
            .ToDictionary(pair => pair.path, pair => compilation.Evaluator.Evaluate(pair.symbol!));
    }

    /// <summary>The entities of a kind with their doc comments, each as one line.</summary>
    private static IEnumerable<(string Name, string Comment)> Declared(string module, string kind) =>
        SyntaxTree.Parse(StandardLibrary.Find(module)!).Root.Declarations.OfType<BlockDeclarationSyntax>()
            .Where(block => block.Kind.Names[^1].Token.Text == kind)
            .Select(block => (
                block.Name!.Token.Text,
                string.Join(' ', block.Kind.Names[0].Token.LeadingTrivia.Split('\n')
                    .Where(line => line.StartsWith("/// ", StringComparison.Ordinal))
                    .Select(line => line["/// ".Length..].Trim()))));

    [GeneratedRegex(@"Source: (\w+) of")]
    private static partial Regex SourcePattern();
}
