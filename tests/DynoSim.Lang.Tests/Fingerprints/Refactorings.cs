using System.Collections.Immutable;
using System.Text;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Tests.Fingerprints;

/// <summary>Changes of a program's text that leave its meaning alone; null where there is nothing to change.</summary>
internal static class Refactorings
{
    private static readonly (string From, string To, double Factor)[] Conversions =
    [
        ("h", "min", 60), ("min", "s", 60), ("s", "ms", 1000), ("ms", "us", 1000), ("TB", "GB", 1000),
        ("GB", "MB", 1000), ("TiB", "GiB", 1024), ("GiB", "MiB", 1024), ("ktok", "tok", 1000), ("TB/s", "GB/s", 1000),
        ("GB/s", "MB/s", 1000), ("Gbit/s", "Mbit/s", 1000), ("TFLOPS", "GFLOPS", 1000),
    ];

    /// <summary>Other white space and comments between all tokens.</summary>
    public static Program? Reformat(Program program, Dice dice)
    {
        // The header alone is a line.
        var text = new StringBuilder("dynosim 1.0\n");
        foreach (var token in Tokens(Parse(program).Root).Skip(2))
        {
            // A name at the beginning of a line before `=` is taken for a member, so a type stays beside its colon.
            text.Append(token.Text).Append((token.Text == ":" ? -1 : dice.Whole(0, 5)) switch
            {
                -1 => " ",
                0 => "\n\n\t",
                1 => " /* said in passing */ ",
                2 => " // to the end of the line\n",
                _ => "\n",
            });
        }

        return program.With(text.ToString());
    }

    /// <summary>
    /// Another order of declarations and members; named sub-blocks keep theirs, since workers are numbered in it.
    /// </summary>
    public static Program? Reorder(Program program, Dice dice)
    {
        var root = Parse(program).Root;
        var declarations = root.Declarations.Select(declaration => Shuffled(declaration, dice)).ToList();
        Shuffle(declarations, dice);
        var imports = root.Imports.Select(import => import.ToFullString());
        return program.With($"dynosim 1.0\n{string.Join('\n', imports)}\n{string.Join('\n', declarations)}\n");
    }

    /// <summary>A let, of the file or of a block, under another name.</summary>
    public static Program? RenameLet(Program program, Dice dice)
    {
        var root = Parse(program).Root;
        var lets = root.DescendantNodes().OfType<LetSyntax>().Select(let => let.Name.Token.Text)
            .Where(IsOnlyALet).Distinct().ToArray();
        if (lets.Length == 0)
        {
            return null;
        }

        var old = lets[dice.Whole(0, lets.Length - 1)];
        return program.With(Replace(
            program.Text,
            Tokens(root).Where(token => token.Text == old).Select(token => (token.Span, old + "_renamed"))));
    }

    /// <summary>A literal becomes a let of the file.</summary>
    public static Program? ExtractLet(Program program, Dice dice)
    {
        var root = Parse(program).Root;
        var literals = root.DescendantNodes().OfType<PropertySyntax>().Select(property => property.Value)
            .OfType<LiteralSyntax>()
            .Where(literal => char.IsAsciiDigit(literal.Token.Text[0]) && !IsBare(literal.Token.Text))
            .ToArray();
        if (literals.Length == 0)
        {
            return null;
        }

        var chosen = literals[dice.Whole(0, literals.Length - 1)];
        return program.With(
            Replace(program.Text, [(chosen.Span, "extracted_value")])
            + $"\nlet extracted_value = {chosen.Token.Text}\n");
    }

    /// <summary>A let of the file is written out where it is used.</summary>
    public static Program? InlineLet(Program program, Dice dice)
    {
        var root = Parse(program).Root;
        var lets = root.DescendantNodes().OfType<LetSyntax>().Where(let => IsOnlyALet(let.Name.Token.Text)).ToArray();
        if (lets.Length == 0)
        {
            return null;
        }

        var let = lets[dice.Whole(0, lets.Length - 1)];
        var uses = root.DescendantNodes().OfType<NameExpressionSyntax>()
            .Where(name => name.Name.Token.Text == let.Name.Token.Text)
            .Select(name => (name.Span, $"({program.Text.Substring(let.Value.Span.Start, let.Value.Span.Length)})"));
        return program.With(Replace(program.Text, uses.Append((let.Span, string.Empty))));
    }

    /// <summary>Every literal that can be is written in a smaller unit.</summary>
    public static Program? ConvertUnits(Program program, Dice dice)
    {
        _ = dice;
        var edits = Tokens(Parse(program).Root)
            .Select(token => (token.Span, Text: Converted(token.Text)))
            .Where(edit => edit.Text is not null)
            .Select(edit => (edit.Span, edit.Text ?? string.Empty))
            .ToArray();
        return edits.Length == 0 ? null : program.With(Replace(program.Text, edits));
    }

    /// <summary>A declaration moves, with what it needs, into a file of its own.</summary>
    public static Program? Split(Program program, Dice dice)
    {
        var root = Parse(program).Root;
        var named = root.Declarations.Where(declaration => NameOf(declaration) is not null)
            .ToDictionary(declaration => NameOf(declaration) ?? string.Empty);
        var candidates = named.Values.Where(declaration =>
            declaration is not BlockDeclarationSyntax { Kind.Names: [{ Token.Text: "scenario" }] }).ToArray();
        if (candidates.Length == 0)
        {
            return null;
        }

        var moved = new HashSet<MemberSyntax>();
        Move(candidates[dice.Whole(0, candidates.Length - 1)]);
        var imports = string.Concat(root.Imports.Select(import => import.ToFullString()));
        var part = $"dynosim 1.0\n{imports}\n{Texts(root.Declarations.Where(moved.Contains))}";
        var names = string.Join(", ", moved.Select(NameOf));
        var rest = Texts(root.Declarations.Where(declaration => !moved.Contains(declaration)));
        return program.With($"dynosim 1.0\nimport {{ {names} }} from \"part.dyno\"\n{imports}\n{rest}")
            is var split ? split with { Files = split.Files.Add("part.dyno", part) } : null;

        void Move(MemberSyntax declaration)
        {
            if (moved.Add(declaration))
            {
                foreach (var name in Tokens(declaration).Select(token => token.Text).Where(named.ContainsKey))
                {
                    Move(named[name]);
                }
            }
        }
    }

    private static SyntaxTree Parse(Program program) => SyntaxTree.Parse(new SourceText("main.dyno", program.Text));

    private static IEnumerable<SyntaxToken> Tokens(SyntaxElement element) => element switch
    {
        SyntaxToken { IsMissing: false } token when token.Text.Length > 0 => [token],
        SyntaxNode node => node.Elements.SelectMany(Tokens),
        _ => [],
    };

    private static string Texts(IEnumerable<MemberSyntax> declarations) =>
        string.Concat(declarations.Select(declaration => declaration.ToFullString() + "\n"));

    private static string? NameOf(MemberSyntax declaration) => declaration switch
    {
        ParamSyntax param => param.Name.Token.Text,
        LetSyntax let => let.Name.Token.Text,
        FunctionSyntax function => function.Name.Token.Text,
        BlockDeclarationSyntax { Name: { } name } => name.Token.Text,
        _ => null,
    };

    /// <summary>Whether a word of a program can only be the let of that name.</summary>
    private static bool IsOnlyALet(string name)
    {
        var catalog = LanguageCatalog.Instance;
        return catalog.FindFunction(name) is null
            && !catalog.Kinds.Any(kind => kind.Name == name || kind.FindProperty(name) is not null)
            && !catalog.Enums.Values.Any(each => each.Members.Contains(name));
    }

    private static bool IsBare(string literal) =>
        literal.All(letter => char.IsAsciiDigit(letter) || letter is '_' or '.');

    private static string? Converted(string literal)
    {
        foreach (var (from, to, factor) in Conversions)
        {
            if (literal.EndsWith(from, StringComparison.Ordinal) && IsBare(literal[..^from.Length])
                && double.TryParse(
                    literal[..^from.Length].Replace("_", "", StringComparison.Ordinal),
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var number))
            {
                var text = (number * factor).ToString("R", System.Globalization.CultureInfo.InvariantCulture) + to;
                return QuantityLiteral.Parse(text).TryGet(out var now, out _)
                    && QuantityLiteral.Parse(literal).TryGet(out var before, out _)
                    && now.Quantity == before.Quantity ? text : null;
            }
        }

        return null;
    }

    private static string Shuffled(MemberSyntax declaration, Dice dice)
    {
        if (declaration is not BlockDeclarationSyntax { Body: { } body } || body.Members.Length < 2)
        {
            return declaration.ToFullString();
        }

        var named = new Queue<MemberSyntax>(
            body.Members.OfType<BlockDeclarationSyntax>().Where(block => block.Name is not null));
        var members = body.Members.ToList();
        Shuffle(members, dice);
        var ordered = members.Select(
            member => member is BlockDeclarationSyntax { Name: not null } ? named.Dequeue() : member);
        var full = declaration.ToFullString();
        var head = full[..(body.Open.Span.End - declaration.FullSpan.Start)];
        return $"{head}\n{string.Join("\n", ordered.Select(member => member.ToFullString().TrimEnd(';')))}\n}}";
    }

    private static void Shuffle<T>(List<T> items, Dice dice)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var other = dice.Whole(0, i);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private static string Replace(string text, IEnumerable<(TextSpan Span, string Text)> edits)
    {
        var changed = new StringBuilder(text);
        foreach (var (span, replacement) in edits.OrderByDescending(edit => edit.Span.Start))
        {
            changed.Remove(span.Start, span.Length).Insert(span.Start, replacement);
        }

        return changed.ToString();
    }
}
