namespace FaultKit.Tests;

public sealed class AppConfigAddressTests
{
    [Theory]
    [InlineData("appconfig:orders/test/chaos", null, "http://localhost:2772/applications/orders/environments/test/configurations/chaos")]
    [InlineData("appconfig:orders/test/chaos", "3000", "http://localhost:3000/applications/orders/environments/test/configurations/chaos")]
    [InlineData("AppConfig:or ders/te st/cha?os", "", "http://localhost:2772/applications/or%20ders/environments/te%20st/configurations/cha%3Fos")]
    public void Configuration_IsAskedOfTheAgent_WhereItListens(string text, string? port, string expected)
    {
        var process = ProcessEnvironment.Read(name => name == "AWS_APPCONFIG_EXTENSION_HTTP_PORT" ? port : null);

        var source = PlanSchemes.BuiltIn(TimeProvider.System, process.AppConfigPort).Open(text);

        Assert.Equal(expected, source.Name);
    }

    [Theory]
    [InlineData("appconfig:")]
    [InlineData("appconfig:orders/test")]
    [InlineData("appconfig:orders//chaos")]
    [InlineData("appconfig:orders/test/chaos/more")]
    public void TextThatNamesNone_IsRefused(string text)
    {
        var refusal = Assert.Throws<NotSupportedException>(() => AppConfigAddress.Of(text, AppConfigAddress.DefaultPort));

        Assert.Equal($"\"{text}\" names no configuration; expected appconfig:APPLICATION/ENVIRONMENT/CONFIGURATION.", refusal.Message);
    }
}
