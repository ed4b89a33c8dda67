namespace DynoSim.Lang.Baselines.Docs;

/// <summary>Pages that are made from the code say what the code says; DYNOSIM_UPDATE=1 rewrites them.</summary>
public sealed class DocsTests
{
    [Test]
    public void The_reference_is_the_catalog() => DocumentPage.Check("reference.md", ReferencePage.Render());

    [Test]
    public void The_library_page_is_its_comments() => DocumentPage.Check("std.md", StandardLibraryPage.Render());

    [Test]
    public void The_grammar_page_is_the_grammar() => DocumentPage.Check(
        "grammar.md", GrammarPage.Render(Read("grammar/DynoSimParser.g4"), Read("grammar/DynoSimLexer.g4")));

    [Test]
    public void The_units_are_those_of_the_table() => DocumentPage.CheckPart("units.md", "units", UnitsPage.Units());

    [Test]
    public void The_dimensions_are_those_with_a_name() =>
        DocumentPage.CheckPart("units.md", "dimensions", UnitsPage.Dimensions());

    private static string Read(string path) =>
        File.ReadAllText(Path.Combine(Approval.Root, path)).ReplaceLineEndings("\n");
}
