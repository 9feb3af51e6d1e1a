using OpenGov.Platform.Hosting;
using OpenGov.Screens;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(ServicePorts.Console);
builder.AddConsole();
var app = builder.Build();
app.MapPlatform();
app.MapConsole();
await app.RunAsync();
