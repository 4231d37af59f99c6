package ingest

// Formats is the registry, asked from the top: the most specific content first.
// Document JSON, which may hold several documents, is known to ReadAll itself.
// Rows read by unready are known, so that the message can name them, but not readable yet.
var Formats = []Format{
	{"pdf", isPDF, readPDF},
	{"docx", isZip("docx"), readDOCX},
	{"xlsx", isZip("xlsx"), readXLSX},
	{"ofd", isZip("ofd"), readOFD},
	{"odt", isZip("odt"), readODT},
	{"ods", isZip("ods"), readODS},
	{"pptx", isZip("pptx"), unready("PowerPoint slides")},
	{"xlsb", isZip("xlsb"), unready("Excel binary workbook")},
	{"zip", isZip("zip"), readZip},
	{"ooxml", isOLE("EncryptedPackage"), encrypted},
	{"doc", isOLE("WordDocument"), readDOC},
	{"xls", isOLE("Workbook", "Book"), readXLS},
	{"ppt", isOLE("PowerPoint Document"), unready("PowerPoint 97–2003 (OLE2)")},
	{"ole2", isOLE(), readOLE},
	{"rtf", starts(`{\rtf`), readRTF},
	{"mht", isMHT, readMHT},
	{"word-xml", isWordXML, readWordXML},
	{"excel-xml", isExcelXML, readExcelXML},
	{"image", isImage, readImage},
	{"archive", isArchive, unready("archive other than zip")},
	{"html", isHTML, readHTML},
	{"csv", isCSV, readCSV},
	{"txt", isText, readText},
}
