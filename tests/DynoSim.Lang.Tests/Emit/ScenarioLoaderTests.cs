using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Tests.Emit;

public sealed class ScenarioLoaderTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("dynosim-cache-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    // Each test has a text of its own: a text once loaded stays loaded for the process.
    private static EmittedScenario Emitted(string mark)
    {
        var router = PolicyBuilder.Router(PolicyBuilder.Worker("assigned"));
        var emitted = ScenarioEmitter.Emit(router, null, [PassTiming.Of(default(PolynomialTiming))]);
        return emitted with { Source = $"{emitted.Source}// {mark}\n" };
    }

    [Test]
    public void A_compiled_scenario_is_kept_and_found_again()
    {
        var emitted = Emitted("kept");
        Assert.That(new ScenarioLoader(_folder).Load(emitted).IsCached, Is.False);
        Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1), "one file, no temporary left");
        Assert.That(new ScenarioLoader(_folder).Load(emitted).IsCached, Is.True);
    }

    [Test]
    public void A_file_that_is_damaged_or_cut_short_is_as_good_as_none()
    {
        var cache = new CacheStore(_folder);
        cache.Write("key", [1, 2, 3, 4]);
        var path = Directory.GetFiles(_folder).Single();
        Assert.That(cache.TryRead("key"), Is.EqualTo(new byte[] { 1, 2, 3, 4 }));

        var content = File.ReadAllBytes(path);
        content[^1] ^= 1;
        File.WriteAllBytes(path, content);
        Assert.That(cache.TryRead("key"), Is.Null);

        File.WriteAllBytes(path, content[..20]);
        Assert.That(cache.TryRead("key"), Is.Null);
        Assert.That(cache.TryRead("other"), Is.Null);
    }

    [Test]
    public void A_folder_that_cannot_be_written_costs_only_time()
    {
        var loader = new ScenarioLoader(Path.Combine(_folder, "missing"));
        Assert.That(loader.Load(Emitted("unwritable")).Scenario, Is.Not.Null);
    }

    [Test]
    public void Code_that_does_not_compile_is_told_with_the_compilers_words()
    {
        var loaded = new ScenarioLoader(_folder).Load(new EmittedScenario("class Broken { int x = ; }"));
        Assert.That(loaded.Scenario, Is.Null);
        Assert.That(loaded.Errors, Is.Not.Empty.And.Some.Contains("CS1525"));
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }
}
