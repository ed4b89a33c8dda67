using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Tests.Catalog;

public sealed class CatalogTests
{
    private static readonly LanguageCatalog Catalog = LanguageCatalog.Instance;

    private static IEnumerable<PropertySchema> Properties => Catalog.Kinds.SelectMany(kind => kind.Properties);

    private static IEnumerable<FunctionSchema> Functions =>
        Catalog.Functions.Values.SelectMany(group => group.Overloads);

    [Test]
    public void Every_attribute_reads() =>
        Assert.Multiple(() =>
        {
            Assert.That(Properties.Count(), Is.GreaterThan(100));
            Assert.That(Functions.Count(), Is.GreaterThan(40));
            Assert.That(Catalog.Enums, Is.Not.Empty);
            Assert.That(Catalog.Kinds.SelectMany(kind => kind.Scopes).SelectMany(scope => scope.Context.Signals),
                Is.Not.Empty);
            Assert.That(Catalog.Fixtures.Values.SelectMany(kind => kind.Properties), Is.Not.Empty);
        });

    [Test]
    public void Every_opaque_type_of_a_property_is_made_by_a_function()
    {
        var made = Functions.SelectMany(function => Opaque(function.Result)).ToHashSet(StringComparer.Ordinal);
        var wanted = Properties.Where(property => !property.IsDerived)
            .SelectMany(property => Opaque(property.Type).Select(name => (property, name)));
        Assert.That(
            wanted.Where(entry => !made.Contains(entry.name) && entry.name != "Points")
                .Select(entry => $"{entry.property}: {entry.name}"),
            Is.Empty);
    }

    [Test]
    public void Every_default_is_a_value_of_its_property() =>
        Assert.That(
            Properties.Where(property => property.Default is { } value && !Fits(value, property.Type, property))
                .Select(property => $"{property}: {property.TypeText} = {property.DefaultText}"),
            Is.Empty);

    [Test]
    public void Names_of_kinds_properties_and_members_are_no_hard_keywords()
    {
        string[] hard =
        [
            "let", "when", "else", "expect", "reject", "where", "vary", "in", "maximize", "minimize", "choose",
            "minimizing", "maximizing", "eligible", "every", "if", "then", "with", "or", "and", "not", "mod", "true",
            "false", "none", "for", "extends", "because", "private",
        ];
        var names = Catalog.Kinds.Select(kind => kind.Name)
            .Concat(Properties.Select(property => property.Name))
            .Concat(Catalog.Enums.Values.SelectMany(type => type.Members))
            .Concat(Functions.Select(function => function.Name));
        Assert.That(names.Intersect(hard), Is.Empty);
    }

    [Test]
    public void A_property_is_named_once_in_its_kind() =>
        Assert.That(
            Catalog.Kinds.SelectMany(kind => kind.Properties.GroupBy(property => property.Name)
                .Where(group => group.Count() > 1).Select(group => $"{kind}.{group.Key}")),
            Is.Empty);

    [TestCase("engine", "max_batched_tokens", "Tokens", PropertyRole.Value)]
    [TestCase("engine", "timing", "Timing", PropertyRole.Block)]
    [TestCase("deployment", "pool", "List<Pool>", PropertyRole.NamedBlocks)]
    [TestCase("deployment", "model", "Model", PropertyRole.Entity)]
    [TestCase("deployment", "planner", "Planner?", PropertyRole.Entity)]
    [TestCase("planner", "bounds", "Map<Range<Count>>", PropertyRole.Map)]
    [TestCase("workload", "arrivals", "Arrivals<R>?", PropertyRole.Value)]
    public void A_property_knows_its_type_and_form(string kind, string name, string type, PropertyRole role)
    {
        var property = Catalog.FindKind(kind)?.FindProperty(name);
        Assert.That(property, Is.Not.Null);
        Assert.That((property!.Type.Display, property.Role), Is.EqualTo((type, role)));
    }

    [Test]
    public void A_policy_sees_its_worker()
    {
        var scope = Catalog.FindKind("router")!.Scopes.Single(entry => entry.Name == "worker");
        var overlap = scope.Context.Find("overlap");
        Assert.That(overlap, Is.Not.Null);
        Assert.That((overlap!.Type.Display, overlap.Parameters[0].Type.Display), Is.EqualTo(("Blocks", "Request")));
    }

    [Test]
    public void A_function_without_arguments_is_a_word() =>
        Assert.That(Catalog.FindFunction("polynomial")!.Overloads.Single().IsWord, Is.True);

    [TestCase("Backend", true)]
    [TestCase("Engine", true)]
    [TestCase("Tier", false)]
    [TestCase("Region", false)]
    public void A_file_may_name_a_type_like_a_sub_block(string name, bool isReserved) =>
        Assert.That(Catalog.IsReservedType(name), Is.EqualTo(isReserved));

    [Test]
    public void Metrics_are_named_once() =>
        Assert.That(
            Catalog.Metrics.GroupBy(metric => (metric.Name, metric.IsOfPool)).Where(group => group.Count() > 1),
            Is.Empty);

    [Test]
    public void A_trace_block_is_read_per_block() =>
        Assert.That(
            Catalog.FindFunction("trace")!.Overloads.Single().Parameters.Select(parameter => parameter.PerUnit is null),
            Is.EqualTo(new[] { true, true, false }));

    [TestCase(3.0, "0..4096", true)]
    [TestCase(4097.0, "0..4096", false)]
    [TestCase(0.0, ">0", false)]
    [TestCase(0.0, ">=0", true)]
    [TestCase(double.NaN, ">=0", false)]
    [TestCase(1.0, "<=1", true)]
    public void A_range_holds_its_ends(double value, string range, bool expected) =>
        Assert.That(SchemaRange.Parse(range).Contains(value), Is.EqualTo(expected));

    private static bool Fits(SchemaLiteral value, LanguageType type, PropertySchema property) => (value, type) switch
    {
        (NoneLiteral, _) => type is OptionalType,
        (ComputedLiteral, _) => true,
        (BlockLiteral, _) => property.Role is PropertyRole.Block or PropertyRole.Map,
        (WordLiteral word, EnumType words) => words.Members.Contains(word.Word),
        (WordLiteral, EntityType) => true,
        (WordLiteral or CallLiteral, OpaqueType opaque) => MadeBy(value, opaque),
        (ListLiteral list, ListType items) => list.Items.All(item => Fits(item, items.Element, property)),
        (BoolLiteral, BoolType) => true,
        (NumericLiteral number, _) => Assignability.IsAssignable(TypeOf(number), type, property.Site),
        _ => false,
    };

    private static bool MadeBy(SchemaLiteral value, OpaqueType type)
    {
        var name = value is WordLiteral word ? word.Word : ((CallLiteral)value).Function;
        return Catalog.FindFunction(name)?.Overloads.Any(function => function.IsWord && function.Result.Equals(type))
            ?? false;
    }

    private static LanguageType TypeOf(NumericLiteral number) =>
        number.IsBare ? new UntypedNumberType(IsInteger: true) : new QuantityType(number.Value.Dimension);

    private static IEnumerable<string> Opaque(LanguageType type) => type switch
    {
        OpaqueType opaque => [opaque.Name],
        OptionalType optional => Opaque(optional.Inner),
        ListType list => Opaque(list.Element),
        _ => [],
    };
}
