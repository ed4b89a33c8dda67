using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Tests.Cli;

public sealed class SettingArgumentTests
{
    [TestCase("workers=16", "workers", "16")]
    [TestCase("deployment.router=kv_aware", "deployment.router", "kv_aware")]
    [TestCase("trace_path=/tmp/a=b.jsonl", "trace_path", "/tmp/a=b.jsonl")]
    [TestCase("a=", "a", "")]
    public void Path_and_value_are_taken_apart_at_the_first_equals_sign(string argument, string path, string value)
    {

        Assert.That(SettingArgument.Parse(argument).Setting, Is.EqualTo(new SettingArgument(path, value)));
    }

    [TestCase("workers", "column 8")]
    [TestCase("=3", "column 1")]
    [TestCase("a..b=3", "column 3")]
    [TestCase("", "column 1")]
    [TestCase("3a=1", "column 1")]
    public void What_is_not_a_setting_is_refused_with_a_column(string argument, string column) =>
        Assert.That(SettingArgument.Parse(argument).Error, Does.Contain(column).And.Contain("path=value"));
}
