using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Tests.Types;

public sealed class TypeInferenceTests
{
    private static readonly UntypedNumberType Number = new(IsInteger: true);

    [Test]
    public void A_dimension_decides_over_a_bare_number() =>
        Assert.That(Infer(["T", "T"], [Number, Parse("Blocks")]), Is.EqualTo(Parse("Blocks")));

    [Test]
    public void Bare_numbers_alone_are_counts() =>
        Assert.That(Infer(["List<T>"], [new ListType(Number)]), Is.EqualTo(QuantityType.Count));

    [Test]
    public void A_ratio_among_counts_makes_a_ratio() =>
        Assert.That(Infer(["T", "T"], [Parse("Count"), Parse("Ratio")]), Is.EqualTo(Parse("Ratio")));

    [Test]
    public void The_element_of_a_distribution_is_found_inside_a_row() =>
        Assert.That(
            Infer(["List<(Ratio, Dist<T>)>"], [Parse("List<(Ratio, Dist<Tokens>)>")]),
            Is.EqualTo(Parse("Tokens")));

    [Test]
    public void A_plain_value_stands_for_its_distribution() =>
        Assert.That(Infer(["Dist<T>"], [Parse("Tokens")]), Is.EqualTo(Parse("Tokens")));

    [Test]
    public void Substitution_reaches_every_place()
    {
        var bound = TypeInference.Infer([Parse("T")], [Parse("Time")]);
        Assert.That(
            TypeInference.Substitute(Parse("List<(Range<T>, Dist<T>)>"), bound),
            Is.EqualTo(Parse("List<(Range<Time>, Dist<Time>)>")));
    }

    private static LanguageType Infer(string[] formals, LanguageType[] arguments) =>
        TypeInference.Infer(formals.Select(Parse), arguments)["T"];

    private static LanguageType Parse(string text) => TypeTexts.Parse(text);
}
