using OpenGov.Platform.Events;

namespace OpenGov.Platform.Hosting;

/// <summary>Every setting of ours, so that a misspelt one is refused instead of ignored. A capability that reads a new key adds it here.</summary>
internal static class KnownSettings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.IpAddress("Http:Address"),
        Setting.Port("Http:Port"),
        Setting.Port("Grpc:Port"),
        Setting.Url("Services:Department", "http://department:8201"),
        Setting.Url("Services:Catalogue", "http://catalogue:8101"),
        Setting.Url("Services:Publication", "http://publication:8301"),
        Setting.Url("Identity:JwksUrl", "http://department:8200/.well-known/jwks.json"),
        Setting.Url("Identity:RevocationsUrl", "http://department:8200/.well-known/revoked-sessions.json"),
        new("Identity:TrustedProxies", "10.0.0.0/8, …"),
        Setting.Url("Identity:External:Issuer", "https://login.example.gov.cn"),
        Setting.Text("Identity:External:Audience"),
        Setting.Text("Identity:External:MemberClaim"),
        Setting.Switch("Identity:External:Only"),
        Setting.Text("Identity:Issuer"),
        Setting.Text("Identity:Audience"),
        Setting.SigningKey("Snapshots:SigningKey"),
        Setting.Text("Site:Folder"),
        Setting.Text("Screens:Keys"),
        Setting.Switch("Webhooks:AllowLocal"),
        Setting.Url("OpenData:Address", "https://zwgk.example.gov.cn"),
        new("Documents:Engine", "Embedded, MongoDB"),
        new("Documents:Path", "文件夹 a folder"),
        new("Documents:ConnectionString", "mongodb://…", IsSecret: true),
        new("Documents:DatabasePrefix", "最多 30 个字母、数字 letters and digits"),
        new("Messaging:Transport", "InMemory, RabbitMQ"),
        new("Messaging:ConnectionString", "amqp://user:password@host:5672/", IsSecret: true),
        // Its stages are checked by the Catalogue service, which reads them.
        new("Review:Stages", "Department, Street, Town, Institution: Name, Roles, Of"),
        Setting.Switch("Events:Relay"),
        Setting.Switch("Events:Alone"),
        Setting.Count("Events:Tries"),
        .. typeof(EventOptions).GetProperties().Where(property => property.PropertyType == typeof(TimeSpan))
            .Select(property => Setting.Time("Events:" + property.Name)),
    ];
}
