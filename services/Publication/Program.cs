using OpenGov.Platform.Hosting;
using OpenGov.Publications;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(ServicePorts.Publication);
builder.AddPublication();
var app = builder.Build();
app.MapPlatform();
app.MapPublication();
await app.RunAsync();
