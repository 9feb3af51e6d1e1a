using OpenGov.Catalogues;
using OpenGov.Platform.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(ServicePorts.Catalogue);
builder.AddCatalogue();
var app = builder.Build();
app.MapPlatform();
app.MapCatalogue();
await app.RunAsync();
