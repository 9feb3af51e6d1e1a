using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OpenGov.Catalogues.Tests")]
