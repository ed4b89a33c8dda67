using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class PlacementRules
{
    private void CheckInside(SyntaxNode parent, Surroundings around)
    {
        if (parent is BlockSyntax block)
        {
            CheckSeparators(block);
            foreach (var member in block.Members)
            {
                CheckMember(member, around);
            }
        }

        around = parent switch
        {
            EverySyntax => around with { IsInEvery = true },
            RejectSyntax => around with { IsInReject = true },
            WhenSyntax => around with { IsInWhen = true },
            BlockDeclarationSyntax => new Surroundings { IsInReject = around.IsInReject },
            _ => around,
        };
        foreach (var child in parent.ChildNodes)
        {
            CheckNode(child, around);
            CheckInside(child, around);
        }
    }

    private void CheckMember(MemberSyntax member, Surroundings around)
    {
        var isPrivate = member is LetSyntax { PrivateKeyword: not null } or ParamSyntax { PrivateKeyword: not null }
            or BlockDeclarationSyntax { PrivateKeyword: not null };
        if (!around.IsInReject && (isPrivate || member is EnumSyntax or FunctionSyntax or TestSyntax))
        {
            var word = FirstToken(member);
            Report(word.Span, $"`{word.Text}` belongs to a declaration of the file, not to a member of a block");
        }
    }

    private void CheckNode(SyntaxNode node, Surroundings around)
    {
        switch (node)
        {
            case WhenSyntax when !around.IsInEvery && !around.IsInWhen:
                Report(FirstToken(node).Span, "`when` stands only in `every` of a planner",
                    help: "choose a value with `if … then … else …`");
                break;
            case BlockDeclarationSyntax { Subject: { } subject } block when Text(block.Kind) != "experiment":
                Report(subject.Span, $"`of` belongs to an experiment; `{Text(block.Kind)}` has none",
                    help: "write `extends` for what a block builds on");
                break;
            case FormalSyntax formal when formal.Elements.Any(element => element is ExpressionSyntax):
                Report(formal.Name.Span, $"the parameter `{Text(formal.Name)}` of a function has no default");
                break;
            case BinarySyntax { Left: BinarySyntax left } chain when IsFirstOfChain(chain, left):
                Report(chain.Operator.Span, "comparisons do not chain",
                    help: $"write `{Text(left)} and {Text(left.Right)} {chain.Operator.ValueText} {Text(chain.Right)}`",
                    fix: bag.Edit(new(left.Span.End, 0), $" and {Text(left.Right)}"));
                break;
            default:
                break;
        }
    }

    private static bool IsFirstOfChain(BinarySyntax chain, BinarySyntax left) =>
        IsComparison(chain) && IsComparison(left) && !(left.Left is BinarySyntax inner && IsComparison(inner));

    private static bool IsComparison(BinarySyntax binary) =>
        binary.Operator.ValueText is "<" or "<=" or ">" or ">=" or "==" or "!=" or "in";

    /// <summary>What a node stands in.</summary>
    private readonly record struct Surroundings
    {
        public bool IsInEvery { get; init; }

        public bool IsInWhen { get; init; }

        public bool IsInReject { get; init; }
    }
}
