using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Tests.Quantities;

/// <summary>Suggestions are few and near.</summary>
public sealed class SpellingTests
{
    [TestCase("replica", "replicas,role,tp", "replicas")]
    [TestCase("vlm", "vllm,sglang,trtllm", "vllm")]
    [TestCase("Qwen3_32", "Qwen3_32B,Qwen3_32B_FP8", "Qwen3_32B")]
    [TestCase("recomput", "recompute,swap", "recompute")]
    [TestCase("max_seq", "max_sequences,max_context", "")]
    [TestCase("VLLM", "vllm,vllm2", "vllm")]
    [TestCase("tp", "pp,dp,ep", "")]
    [TestCase("TP", "tp,pp", "tp")]
    [TestCase("abcdef", "abcdxy,abcdey,abcdeg,abcdez", "abcdey,abcdeg,abcdez")]
    [TestCase("decode", "decode", "")]
    [TestCase("", "a,b", "")]
    [TestCase("engnie", "engine,node", "engine")]
    [TestCase("modle", "model,router", "model")]
    [TestCase("noeds", "node,nodes", "nodes")]
    [TestCase("eg", "ge", "")]
    public void SuggestsWhatIsWithinAnEditPerThreeCharacters(string word, string candidates, string expected) =>
        Assert.That(string.Join(',', Spelling.Suggest(word, candidates.Split(','))), Is.EqualTo(expected));

    [Test]
    public void EquallyNearCandidatesKeepTheirOrder() =>
        Assert.That(Spelling.Suggest("abc", ["abd", "abe", "abc1"]), Is.EqualTo(new[] { "abd", "abe", "abc1" }));

    [Test]
    public void AMillionLettersAreNotASpellingMistake() =>
        Assert.That(Spelling.Suggest(new string('x', 1_000_000), ["x", new string('x', 999_999)]), Is.Empty);
}
