using System.Text;
using Antlr4.Runtime.Atn;
using DynoSim.Lang.Syntax.Generated;
using DynoSim.Lang.Syntax.Parsing;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>Texts drawn from the grammar itself, by walking the automaton of the generated parser.</summary>
internal sealed class Sentences(int seed)
{
    private const int Deep = 70;
    private const int Long = 150;
    private const int Far = 1_000_000;

    private static readonly ATN _atn = new DynoSimParser(null, TextWriter.Null, TextWriter.Null).Atn;
    private static readonly Lazy<Dictionary<ATNState, int>> _distances = new(Distances);

    private readonly Mutants.Draw _draw = new(seed);
    private readonly List<string> _words = [];

    /// <summary>A whole file, its tokens one blank apart; every other one is a block with a statement.</summary>
    internal string File()
    {
        if (seed % 2 == 0)
        {
            Walk(_atn.ruleToStartState[DynoSimParser.RULE_file], 0);
        }
        else
        {
            _words.AddRange(["planner", "P", "{"]);
            Walk(_atn.ruleToStartState[DynoSimParser.RULE_statement], 0);
            _words.Add("}");
        }

        var text = new StringBuilder("dynosim 1.0");
        foreach (var word in _words.Skip(_words is ["dynosim", ..] ? 2 : 0))
        {
            text.Append(' ').Append(word);
        }

        return text.Append('\n').ToString();
    }

    private void Walk(RuleStartState rule, int depth)
    {
        ATNState state = rule;
        while (state is not RuleStopState)
        {
            var transition = Choose(state, depth);
            if (transition is RuleTransition call)
            {
                Walk((RuleStartState)call.target, depth + 1);
                state = call.followState;
                continue;
            }

            if (!transition.IsEpsilon)
            {
                Say(transition.Label.ToArray());
            }

            state = transition.target;
        }
    }

    private Transition Choose(ATNState state, int depth)
    {
        var ways = state.TransitionsArray.Where(way => DistanceOf(way) < Far).ToArray();
        return depth > Deep || _words.Count > Long
            ? ways.OrderBy(DistanceOf).First()
            : ways[_draw.Below(ways.Length)];
    }

    private void Say(int[] types)
    {
        types = [.. types.Where(IsSayable)];
        var type = types[_draw.Below(types.Length)];
        var word = TokenTypes.FixedText(type) ?? type switch
        {
            DynoSimParser.IDENT => new[] { "alpha", "beta_2", "Gamma", "delta" }[_draw.Below(4)],
            DynoSimParser.NUMBER => new[] { "0", "8_192", "1.5", "2e3" }[_draw.Below(4)],
            DynoSimParser.QUANTITY => new[] { "5ms", "$3.20/gpu/h", "80GB/s", "40%", "1h30min" }[_draw.Below(5)],
            DynoSimParser.STRING => new[] { "\"a\"", "\"\"", "\"b \\\" c\"" }[_draw.Below(3)],
            _ => "",
        };
        if (word.Length > 0)
        {
            _words.Add(word);
        }
    }

    /// <summary>How many tokens at least lie between a way out of a state and the end of its rule.</summary>
    private static int DistanceOf(Transition way) => CostOf(way, _distances.Value);

    private static Dictionary<ATNState, int> Distances()
    {
        var distances = _atn.states.Where(state => state is not null).ToDictionary(state => state, _ => Far);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var state in distances.Keys.ToArray())
            {
                var best = state is RuleStopState
                    ? 0
                    : state.TransitionsArray.Select(way => CostOf(way, distances)).DefaultIfEmpty(Far).Min();
                changed |= best < distances[state];
                distances[state] = Math.Min(best, distances[state]);
            }
        }

        return distances;
    }

    private static int CostOf(Transition way, Dictionary<ATNState, int> distances) => way is RuleTransition call
        ? 1 + distances[call.target] + distances[call.followState]
        : distances[way.target] + (way.IsEpsilon ? 0 : way.Label.ToArray().Any(IsSayable) ? 1 : Far);

    private static bool IsSayable(int type) => type is not (DynoSimParser.MISSING or DynoSimParser.SKIPPED);
}
