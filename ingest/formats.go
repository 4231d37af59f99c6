package ingest

// Formats is the registry, asked from the top: the most specific content first.
// Document JSON, which may hold several documents, is known to ReadAll itself.
// Rows read by unready are known, so that the message can name them, but not readable yet.
var Formats = []Format{
	{"pdf", isPDF, readPDF},
	{"docx", isZip("docx"), readDOCX},
	{"xlsx", isZip("xlsx"), readXLSX},
	{"ofd", isZip("ofd"), unready("OFD (GB/T 33190)")},
	{"odt", isZip("odt"), unready("OpenDocument text")},
	{"ods", isZip("ods"), unready("OpenDocument spreadsheet")},
	{"pptx", isZip("pptx"), unready("PowerPoint slides")},
	{"xlsb", isZip("xlsb"), unready("Excel binary workbook")},
	{"zip", isZip("zip"), readZip},
	{"ooxml", isOLE("EncryptedPackage"), encrypted},
	{"doc", isOLE("WordDocument"), unready("Word 97–2003 (OLE2)")},
	{"xls", isOLE("Workbook", "Book"), unready("Excel 97–2003 (OLE2)")},
	{"ppt", isOLE("PowerPoint Document"), unready("PowerPoint 97–2003 (OLE2)")},
	{"ole2", isOLE(), unready("OLE2 container")},
	{"rtf", starts(`{\rtf`), unready("Rich Text Format")},
	{"mht", starts("mime-version:", "from: <saved by"), unready("MHTML page")},
	{"word-xml", isWordXML, unready("Word 2003 XML")},
	{"image", isImage, needsOCR},
	{"archive", isArchive, unready("archive other than zip")},
	{"html", isHTML, readHTML},
	{"txt", isText, readText},
}
