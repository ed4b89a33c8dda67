using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Tests.Types;

public sealed class TypeExpressionTests
{
    [TestCase("Time", "Time")]
    [TestCase("Tokens/Blocks", "Tokens/Blocks")]
    [TestCase("Bytes/Time", "Bandwidth")]
    [TestCase("Blocks?", "Blocks?")]
    [TestCase("Dist<Tokens>", "Dist<Tokens>")]
    [TestCase("List<(Ratio, Dist<T>)>", "List<(Ratio, Dist<T>)>")]
    [TestCase("Bytes|auto", "Bytes or `auto`")]
    [TestCase("1/Time", "1/Time")]
    [TestCase("Bytes/(Tokens*Time)", "Bytes/Time/Tokens")]
    [TestCase("Engine", "Engine")]
    [TestCase("Backend", "Backend")]
    [TestCase("Time*Gpus", "Time*Gpus")]
    [TestCase("Tokens/Tokens", "Ratio")]
    public void A_type_reads_and_prints(string text, string display) =>
        Assert.That(TypeTexts.Parse(text).Display, Is.EqualTo(display));

    [Test]
    public void A_price_is_money_per_gpu_and_time() =>
        Assert.That(
            TypeTexts.Parse("Money/Gpus/Time"),
            Is.EqualTo(new QuantityType(Dimension.Money / Dimension.Gpus / Dimension.Time)));

    [TestCase("")]
    [TestCase("List<Time")]
    [TestCase("Time Bytes")]
    [TestCase("/Time")]
    [TestCase("Time??")]
    public void A_malformed_text_is_refused(string text) =>
        Assert.That(() => TypeExpression.Parse(text), Throws.TypeOf<FormatException>());

    [TestCase("Tim", "Tim", true)]
    [TestCase("Time<Bytes>", "Time", false)]
    [TestCase("List", "List", false)]
    [TestCase("Backend/Time", "Backend", false)]
    [TestCase("List<Tim>", "Tim", true)]
    public void A_wrong_name_is_one_problem(string text, string name, bool unknown)
    {
        var problems = new List<TypeProblem>();
        var resolver = new TypeResolver(Semantics.Catalog.LanguageCatalog.Instance.FindType, problems.Add);

        var type = resolver.Resolve(TypeExpression.Parse(text));

        Assert.That(type.IsError, Is.True);
        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That((problems[0].Name, problems[0].IsUnknown), Is.EqualTo((name, unknown)));
    }
}
