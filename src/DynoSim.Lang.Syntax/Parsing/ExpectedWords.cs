using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Says in a few words what could stand at a place, by asking the parser about one token after the other.
/// </summary>
internal sealed class ExpectedWords(GrammarParser parser)
{
    private const int MostNamed = 3;

    /// <summary>Words for signs and keywords, in the order in which they are worth naming.</summary>
    private static readonly int[] Signs =
    [
        EQ, LBRACE, COLON, IN, THEN, ELSE, FROM, AS, TO, BY, MINIMIZING, EXTENDS, COMMA, RPAREN, RBRACK,
    ];

    /// <summary>A token that is not wanted, as the user sees it.</summary>
    public static string Unwanted(SourceToken token) =>
        (TokenTypes.IsReserved(token.Type) ? "keyword " : "") + Describe(token);

    /// <summary>A token as the user sees it.</summary>
    public static string Describe(SourceToken token)
    {
        const int longest = 30;
        if (token.Type == TokenTypes.EndOfFile)
        {
            return "the end of the file";
        }

        var text = token.Text;
        return text.Length <= longest ? $"`{text}`" : $"`{text[..longest]}…`";
    }

    /// <summary>What could stand where the parse stopped; empty if nothing short can be said.</summary>
    public string At(RepairSite site)
    {
        var prefix = site.Tokens.GetRange(site.MemberStart, site.Stop - site.MemberStart);
        var position = site.Token.Start;
        bool CanFollow(int type)
        {
            var tokens = prefix.Append(SourceToken.Missing(site.Source, type, position)).ToList();
            return parser.Probe(tokens, 0, tokens.Count) >= tokens.Count;
        }

        if (CanFollow(LET))
        {
            return "";
        }

        var isComplete = CanFollow(PLUS);
        var words = Signs.Where(sign => !(isComplete && sign == IN)).Where(CanFollow)
            .Select(type => $"`{TokenTypes.FixedText(type)}`").ToList();
        var isValue = CanFollow(NUMBER) && CanFollow(STRING);
        if (isValue)
        {
            words.Insert(0, "a value");
        }
        else if (CanFollow(STRING))
        {
            words.Insert(0, "a text in quotes");
        }
        else if (CanFollow(IDENT))
        {
            words.Insert(0, "a name");
        }

        return Join(words.Take(MostNamed).ToList());
    }

    private static string Join(List<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => string.Join(", ", words.SkipLast(1)) + " or " + words[^1],
    };
}
