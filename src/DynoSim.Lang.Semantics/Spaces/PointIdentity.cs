using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// Names points by what they set, not by where they stand in a list: a value more renumbers nothing, and one
/// configuration reached by two experiments is one point.
/// </summary>
internal sealed class PointIdentity(EntityValue scenario)
{
    private const int Digits = 12;

    private readonly Dictionary<Override, PointSetting> _settings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string?> _unchanged = new(StringComparer.Ordinal);
    private readonly CanonicalValue _exact = new(path => path, entity => entity.Name);

    /// <summary>The point with its name.</summary>
    public SpacePoint Of(PointKey key, ImmutableArray<Override> settings)
    {
        var shown = settings.Select(Setting).ToImmutableArray();
        var text = new StringBuilder();
        foreach (var setting in shown.Zip(settings)
            .Where(pair => Unchanged(pair.Second.Path) != pair.First.Exact)
            .Select(pair => pair.First)
            .OrderBy(setting => setting.Path, StringComparer.Ordinal))
        {
            text.Append(setting.Path).Append('=').Append(setting.Exact).Append('\n');
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return new SpacePoint(key, Convert.ToHexStringLower(hash)[..Digits], shown) { Overrides = settings };
    }

    /// <summary>The scenario as it is, with what it has where points differ.</summary>
    public SpacePoint OfScenario(ImmutableArray<SettablePath> paths) => Of(new PointKey(-1, []), []) with
    {
        Settings =
        [
            .. paths.Select(path => Read(path) is { IsError: false } value
                ? new PointSetting(path.Text, value.Display, _exact.Of(value), RealArithmetic.Number(value))
                : new PointSetting(path.Text, "none", "none", null)),
        ],
    };

    private PointSetting Setting(Override given)
    {
        if (!_settings.TryGetValue(given, out var setting))
        {
            var path = given.Path.Text;
            setting = given.Value switch
            {
                BoundConstant { Value: var value } => new PointSetting(
                    path, value.Display, _exact.Of(value), RealArithmetic.Number(value)),
                BoundDefinition named => new PointSetting(path, named.Symbol.Name, named.Symbol.Name, null),
                var other => new PointSetting(path, OneLine(other), OneLine(other), null),
            };
            _settings.Add(given, setting);
        }

        return setting;
    }

    /// <summary>What the scenario has there by itself, as exact text; null if that has none.</summary>
    private string? Unchanged(SettablePath path)
    {
        if (!_unchanged.TryGetValue(path.Text, out var text))
        {
            _unchanged[path.Text] = text = Read(path) switch
            {
                null or ErrorValue => null,
                EntityValue { Symbol: { } symbol } => symbol.Name,
                EntityValue => null,
                var value => _exact.Of(value),
            };
        }

        return text;
    }

    private Value? Read(SettablePath path)
    {
        if (path.Param is { } param)
        {
            return scenario.Evaluator.Evaluate(param);
        }

        Value? value = scenario;
        foreach (var step in path.Steps)
        {
            value = (value as EntityValue)?.Get(step.Name);
        }

        return value;
    }

    private static string OneLine(BoundExpression expression) => string.Join(
        ' ', expression.Location.Text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
