using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding;

/// <summary>
/// The values of <c>--set</c>: the path is resolved first, since it says whether the rest is a text or an expression.
/// Findings about them are shown on the argument as given.
/// </summary>
internal sealed class OverrideTexts(Binder binder)
{
    private const string Option = "--set";
    private const string Before = "dynosim 1.0\nlet value = ";

    private readonly Dictionary<SourceText, (SourceText Shown, int Offset)> _wrapped = [];

    /// <summary>The overrides that could be bound; the others have been reported.</summary>
    public ImmutableArray<Override> Bind(Module entry, ImmutableArray<SettingText> settings)
    {
        var bound = ImmutableArray.CreateBuilder<Override>();
        foreach (var setting in settings)
        {
            if (Bind(entry, setting) is { } made)
            {
                bound.Add(made);
            }
        }

        return bound.ToImmutable();
    }

    /// <summary>Findings in wrapped texts, moved to the arguments they came from.</summary>
    public ImmutableArray<Diagnostic> Shown(ImmutableArray<Diagnostic> diagnostics) =>
        _wrapped.Count == 0 ? diagnostics : [.. diagnostics.Select(Moved)];

    private Diagnostic Moved(Diagnostic diagnostic)
    {
        if (!_wrapped.TryGetValue(diagnostic.Source, out var home))
        {
            return diagnostic;
        }

        var start = Math.Clamp(diagnostic.Span.Start + home.Offset, 0, home.Shown.Text.Length);
        var end = Math.Clamp(diagnostic.Span.End + home.Offset, start, home.Shown.Text.Length);
        return diagnostic with { Source = home.Shown, Span = TextSpan.FromBounds(start, end), Fixes = [] };
    }

    private Override? Bind(Module entry, SettingText setting)
    {
        var shown = new SourceText(Option, setting.Text);
        var names = Names(setting.Path, shown);
        var whole = new SourceLocation(shown, new TextSpan(0, setting.Path.Length));
        if (names.IsEmpty)
        {
            binder.Report(
                Descriptors.UnknownName, whole, $"`{setting.Path}` is no path", help: "write `--set name.name=value`");
            return null;
        }

        var path = SettablePaths.Resolve(names, whole, ScenarioFor(entry, names, whole), entry, binder);
        if (path.Type.IsError)
        {
            return null;
        }

        var place = new SourceLocation(
            shown, TextSpan.FromBounds(setting.Path.Length + 1, setting.Text.Length));
        var value = IsText(path.Type)
            ? Text(path.Type, setting.Value, place)
            : Expression(entry, setting, shown, path);
        return value.IsError ? null : new Override(path, value, place);
    }

    /// <summary>The scenario the path leads into; of several, the first that has such a member.</summary>
    private EntityValue? ScenarioFor(Module entry, ImmutableArray<PathName> names, SourceLocation location)
    {
        var scenarios = entry.Symbols.OfType<EntitySymbol>()
            .Where(symbol => symbol.Word == "scenario")
            .Select(binder.Evaluator.Entity)
            .OfType<EntityValue>()
            .ToArray();

        // Every scenario is followed, so that its blocks are bound before overrides are in force: binding asks what a
        // scenario refers to, and could not while that is being overridden.
        var followed = scenarios
            .Where(scenario => PathWalk.Follow(names, location, scenario, report: null) is not null).ToArray();
        return followed.FirstOrDefault() ?? scenarios.FirstOrDefault();
    }

    private static ImmutableArray<PathName> Names(string path, SourceText shown)
    {
        var names = ImmutableArray.CreateBuilder<PathName>();
        var start = 0;
        foreach (var segment in path.Split('.'))
        {
            if (segment.Length == 0)
            {
                return [];
            }

            names.Add(new PathName(segment, new SourceLocation(shown, new TextSpan(start, segment.Length))));
            start += segment.Length + 1;
        }

        return names.ToImmutable();
    }

    private static bool IsText(LanguageType type) => type is StringType or PathType
        || (type is OptionalType { Inner: var inner } && IsText(inner));

    private static BoundConstant Text(LanguageType type, string text, SourceLocation place)
    {
        if (type is OptionalType && text == "none")
        {
            return new BoundConstant(place, type, NoneValue.Instance);
        }

        var plain = text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? StringText.Unescape(text) : text;
        var isPath = type is PathType or OptionalType { Inner: PathType };
        return new BoundConstant(
            place, type, isPath ? new PathValue(plain, string.Empty) : new StringValue(plain));
    }

    private BoundExpression Expression(Module entry, SettingText setting, SourceText shown, SettablePath path)
    {
        var source = new SourceText(Option, Before + setting.Value);
        _wrapped.Add(source, (shown, setting.Path.Length + 1 - Before.Length));
        binder.SetFolder(source, string.Empty);
        var tree = SyntaxTree.Parse(source);
        binder.Diagnostics.AddRange(tree.Diagnostics);
        if (tree.Root.Declarations is not [LetSyntax let]
            || tree.Diagnostics.Any(found => found.Severity == Severity.Error))
        {
            if (!tree.Diagnostics.Any(found => found.Severity == Severity.Error))
            {
                binder.Report(
                    Descriptors.UnexpectedToken,
                    new SourceLocation(shown, TextSpan.FromBounds(setting.Path.Length + 1, shown.Text.Length)),
                    $"`{setting.Value}` is not one value");
            }

            return new BoundError(new SourceLocation(shown, default));
        }

        var scope = new FileScope(new Module(Option, Option, tree), binder, null, entry);
        var expectation = new Expectation(path.Type, SiteOf(path), $"`{path.Text}`");
        return PhaseChecks.Require(
            new ExpressionBinder(binder, scope).Bind(let.Value, expectation), KnobPhase.Static, $"`{path.Text}`",
            binder);
    }

    private static CoercionSite SiteOf(SettablePath path) =>
        path.Steps.IsEmpty ? CoercionSite.Property : path.Steps[^1].Property?.Site ?? CoercionSite.Property;
}
