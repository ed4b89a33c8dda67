using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Tests.Types;

public sealed class AssignabilityTests
{
    private static readonly UntypedNumberType Number = new(IsInteger: true);
    private static readonly UntypedNumberType Zero = new(IsInteger: true, IsZero: true);
    private static readonly UntypedNumberType Fraction = new(IsInteger: false);

    [TestCase("Tokens")]
    [TestCase("Requests")]
    [TestCase("Blocks")]
    [TestCase("Sessions")]
    [TestCase("Gpus")]
    [TestCase("Count")]
    [TestCase("Ratio")]
    public void A_bare_number_stands_for_anything_that_is_counted(string wanted) =>
        Assert.That(Property(Number, wanted).Kind, Is.EqualTo(CoercionKind.AdaptNumber));

    [TestCase("Time")]
    [TestCase("Bytes")]
    [TestCase("Rate")]
    [TestCase("Money/Gpus/Time")]
    public void A_bare_number_needs_a_unit_where_nothing_is_counted(string wanted)
    {
        Assert.That(Property(Number, wanted).Failure, Is.EqualTo(CoercionFailure.MissingUnit));
        Assert.That(Property(Zero, wanted).Failure, Is.EqualTo(CoercionFailure.MissingUnit));
    }

    [TestCase("Time")]
    [TestCase("Blocks")]
    [TestCase("Bytes/Tokens")]
    public void Zero_fits_any_dimension_in_an_expression(string wanted) =>
        Assert.That(Assignability.IsAssignable(Zero, Parse(wanted), CoercionSite.Expression), Is.True);

    [TestCase("Count", "Tokens", CoercionFailure.UnitMismatch)]
    [TestCase("Tokens", "Count", CoercionFailure.UnitOnDimensionless)]
    [TestCase("Tokens", "Requests", CoercionFailure.UnitMismatch)]
    [TestCase("Bytes", "Bytes/Time", CoercionFailure.UnitMismatch)]
    [TestCase("Time", "Ratio", CoercionFailure.UnitOnDimensionless)]
    [TestCase("Time", "Bool", CoercionFailure.WrongType)]
    [TestCase("String", "Backend", CoercionFailure.WrongType)]
    [TestCase("Tokens?", "Tokens", CoercionFailure.OptionalAsValue)]
    [TestCase("Tokens?", "Time", CoercionFailure.UnitMismatch)]
    [TestCase("Engine", "Model", CoercionFailure.WrongType)]
    public void A_typed_value_never_changes_what_it_is(string from, string to, CoercionFailure failure) =>
        Assert.That(Property(Parse(from), to).Failure, Is.EqualTo(failure));

    [TestCase("Ratio", "Count", CoercionKind.RequireWhole)]
    [TestCase("Count", "Ratio", CoercionKind.Identity)]
    [TestCase("Tokens", "Tokens?", CoercionKind.WrapOptional)]
    [TestCase("Tokens", "Dist<Tokens>", CoercionKind.ToConstantDistribution)]
    [TestCase("Range<Tokens>", "Dist<Tokens>", CoercionKind.ToUniformDistribution)]
    [TestCase("String", "Path", CoercionKind.ReadPath)]
    [TestCase("Bytes", "Bytes|auto", CoercionKind.WrapWordOr)]
    [TestCase("List<Count>", "List<Ratio>", CoercionKind.Elementwise)]
    [TestCase("Arrivals<Rate>", "Arrivals<R>", CoercionKind.Identity)]
    [TestCase("Arrivals<SessionRate>", "Arrivals<R>", CoercionKind.Identity)]
    public void Values_take_the_form_a_property_wants(string from, string to, CoercionKind kind) =>
        Assert.That(Property(Parse(from), to).Kind, Is.EqualTo(kind));

    [Test]
    public void A_fraction_is_whole_only_by_its_value() =>
        Assert.That(Property(Fraction, "Count").Kind, Is.EqualTo(CoercionKind.RequireWhole));

    [Test]
    public void A_list_of_bare_numbers_adapts_item_by_item() =>
        Assert.That(Property(new ListType(Number), "List<Tokens>").Kind, Is.EqualTo(CoercionKind.Elementwise));

    [Test]
    public void None_is_any_optional_value_and_nothing_else()
    {
        Assert.That(Property(NoneType.Instance, "Time?").Exists, Is.True);
        Assert.That(Property(NoneType.Instance, "Time").Failure, Is.EqualTo(CoercionFailure.WrongType));
    }

    [Test]
    public void A_block_size_in_tokens_is_read_per_block()
    {
        var site = new CoercionSite(IsProperty: true, Dimension.Blocks);
        var block = Parse("Tokens/Blocks");
        Assert.That(
            Assignability.Classify(Parse("Tokens"), block, site).Kind, Is.EqualTo(CoercionKind.ReadPerUnit));
        Assert.That(Assignability.Classify(Number, block, site).Kind, Is.EqualTo(CoercionKind.AdaptNumber));
        Assert.That(
            Assignability.Classify(Parse("Bytes"), block, site).Failure, Is.EqualTo(CoercionFailure.UnitMismatch));
    }

    [Test]
    public void An_arrival_process_is_of_requests_or_sessions_and_wants_the_unit()
    {
        var rate = new TypeVariable(TypeVariable.ArrivalRate);
        Assert.That(
            Assignability.Classify(Number, rate, CoercionSite.Expression).Failure,
            Is.EqualTo(CoercionFailure.MissingUnit));
        Assert.That(
            Assignability.Classify(Parse("TokenRate"), rate, CoercionSite.Expression).Failure,
            Is.EqualTo(CoercionFailure.UnitMismatch));
    }

    [TestCase("Time")]
    [TestCase("Engine")]
    [TestCase("List<Count>")]
    public void An_error_goes_with_everything(string wanted)
    {
        Assert.That(Property(ErrorType.Instance, wanted).Exists, Is.True);
        Assert.That(Assignability.IsAssignable(Parse(wanted), ErrorType.Instance, CoercionSite.Property), Is.True);
    }

    private static Coercion Property(LanguageType from, string to) =>
        Assignability.Classify(from, Parse(to), CoercionSite.Property);

    private static LanguageType Parse(string text) => TypeTexts.Parse(text);
}
