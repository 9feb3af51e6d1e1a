using OpenGov.Platform.Hosting;
using OpenGov.Publications;

var command = OversightCommand.Take(ref args);
var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(ServicePorts.Publication);
builder.AddPublication();
var app = builder.Build();
app.MapPlatform();
app.MapPublication();
if (command is not null)
{
    return await OversightCommand.RunAsync(app, command, Console.Out);
}

await app.RunAsync();
return 0;
