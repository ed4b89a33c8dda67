using System.Globalization;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Keeps what is nested too deep away from the parser, which recurses. Counts, before any parsing, the open brackets
/// and, inside each, the operators, prefixes and trailers chained since the last place where an expression ended.
/// </summary>
internal sealed class NestingLimit(SourceText source, DiagnosticBag bag)
{
    private readonly TokenLayout _layout = new(source);
    private readonly List<Level> _levels = [new Level()];
    private int _depth;

    /// <summary>The tokens, with each declaration that goes too deep set aside in one piece.</summary>
    public List<SourceToken> Apply(List<SourceToken> tokens)
    {
        var previous = TokenTypes.EndOfFile;
        for (var i = 0; i < tokens.Count; i++)
        {
            Count(tokens, i, previous);
            previous = tokens[i].Type;
            if (_depth <= SyntaxLimits.MaxNesting)
            {
                continue;
            }

            var (start, end) = DeclarationAround(tokens, i);
            bag.Report(
                Descriptors.LimitExceeded,
                tokens[i].Span,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"nested deeper than {SyntaxLimits.MaxNesting} levels of brackets and chained operators"),
                help: "name parts of it with `let`");
            tokens = [.. tokens[..start], SetAside(tokens.GetRange(start, end - start)), .. tokens[end..]];
            _levels.Clear();
            _levels.Add(new Level());
            _depth = 0;
            i = start;
            previous = SEMI;
        }

        return tokens;
    }

    private SourceToken SetAside(List<SourceToken> tokens)
    {
        var contents = Repair.Flatten(tokens);
        return new(source, SKIPPED, contents[0].Start, contents[^1].End - contents[0].Start) { Contents = contents };
    }

    private (int Start, int End) DeclarationAround(List<SourceToken> tokens, int index)
    {
        var first = tokens.Count > 1 && tokens[0].Type == DYNOSIM && index > 1 ? 2 : 0;
        var start = index;
        while (start > first && tokens[start - 1].Type != SKIPPED
               && !_layout.IsDeclarationAtLeftEdge(tokens, start))
        {
            start--;
        }

        var end = index + 1;
        while (end < tokens.Count - 1 && !_layout.IsDeclarationAtLeftEdge(tokens, end))
        {
            end++;
        }

        return (start, end);
    }

    private void Count(List<SourceToken> tokens, int index, int previous)
    {
        var type = tokens[index].Type;
        var level = _levels[^1];
        if (TokenTypes.IsOpener(type))
        {
            if (type != LBRACE && TokenTypes.EndsOperand(previous))
            {
                Chain(level);
            }

            _levels.Add(new Level { Opener = type });
            _depth++;
        }
        else if (TokenTypes.IsCloser(type))
        {
            Close();
        }
        else if (level.IsInType && type is LT or GT)
        {
            var step = type == LT ? 1 : Math.Max(-1, -level.Angles);
            level.Angles += step;
            _depth += step;
        }
        else if (EndsExpression(type, previous, level))
        {
            Reset(level, isInType: type == COLON && level.Opener != LBRACK);
        }
        else if (TokenTypes.IsBinaryOperator(type) || type is DOT or NOT or IF or WITH or WHEN or STEP or LOG)
        {
            Chain(level);
        }
    }

    private static bool EndsExpression(int type, int previous, Level level)
    {
        if (type is SEMI or EQ or COLON || (type == COMMA && level.Angles == 0))
        {
            return true;
        }

        var isAmongMembers = level.Opener is LBRACE or 0;
        return isAmongMembers && previous != ELSE && type is not (STEP or LOG)
            && (TokenTypes.BeginsMember(type)
                || (TokenTypes.EndsOperand(previous) && (TokenTypes.IsName(type) || TokenTypes.IsLiteral(type))));
    }

    private void Chain(Level level)
    {
        level.Chain++;
        _depth++;
    }

    private void Reset(Level level, bool isInType)
    {
        _depth -= level.Chain + level.Angles;
        level.Chain = 0;
        level.Angles = 0;
        level.IsInType = isInType;
    }

    private void Close()
    {
        if (_levels.Count > 1)
        {
            Reset(_levels[^1], isInType: false);
            _levels.RemoveAt(_levels.Count - 1);
            _depth--;
        }
    }

    /// <summary>What is open between one opening bracket and its end.</summary>
    private sealed class Level
    {
        public int Opener { get; init; }

        public int Chain { get; set; }

        public int Angles { get; set; }

        public bool IsInType { get; set; }
    }
}
