namespace OpenGov.Platform.Tables.Reading;

/// <summary>What a file's content says it is, whatever its name ends with: an .xls that is really a page or an .xlsx is common.</summary>
internal enum FileSignature
{
    /// <summary>Text without a known signature: csv, or anything.</summary>
    Text,

    /// <summary>A zip archive with a workbook: xlsx, xlsm.</summary>
    Workbook,

    /// <summary>A zip archive with a document: docx, docm.</summary>
    Document,

    /// <summary>A zip archive with neither.</summary>
    Archive,

    /// <summary>A workbook in the format of Excel 97–2003: xls.</summary>
    OldWorkbook,

    /// <summary>A document in the format of Word 97–2003: doc.</summary>
    OldDocument,

    /// <summary>An encrypted xlsx or docx.</summary>
    Encrypted,

    /// <summary>Another compound file.</summary>
    Compound,

    /// <summary>A web page.</summary>
    Page,

    /// <summary>A workbook as one XML text (Excel 2003), or a document as one (Word 2003).</summary>
    OfficeXml,

    /// <summary>Rich text; Word saves it as .rtf and sometimes as .doc.</summary>
    RichText,

    /// <summary>A web page with its images in one file (.mht), which Word and Excel also save as .doc and .xls.</summary>
    PageArchive,

    /// <summary>A PDF.</summary>
    Pdf,
}
