using OpenGov.Catalogues;
using OpenGov.Platform.Hosting;

var command = OversightCommand.Take(ref args);
var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(ServicePorts.Catalogue);
builder.AddCatalogue();
var app = builder.Build();
app.MapPlatform();
app.MapCatalogue();
if (command is not null)
{
    return await OversightCommand.RunAsync(app, command, Console.Out);
}

await app.RunAsync();
return 0;
